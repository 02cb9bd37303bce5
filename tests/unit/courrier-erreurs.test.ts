import { expect, test } from 'vitest'
import { nameTache } from '../../data/taches/charges.ts'
import { openSmtp } from '../../server/courrier/smtp.ts'

test('a mail server that is away is told in French to who runs the instance', async () => {
  // Nothing listens on port 9 of this machine.
  const smtp = openSmtp('smtp://127.0.0.1:9')
  const lettre = {
    de: 'cartable@exemple.fr',
    a: 'camille@exemple.fr',
    sujet: 'Essai',
    texte: 'Bonjour',
    entetes: {},
  }
  await expect(smtp.reset(lettre)).rejects.toThrow(/^Le serveur de courriel est injoignable \(E\w+\)\.$/)
  smtp.close()
})

test('a job is named by what it does, by its own name when it is no longer declared', () => {
  expect(['lien_connexion', 'constructor'].map(nameTache)).toEqual([
    'Envoyer un lien de connexion',
    'constructor',
  ])
})
