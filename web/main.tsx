import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { keepPage } from './pages/serveur.tsx'
import { preparePage } from './router.ts'
import { etat, indicateurs } from './state/donnees.ts'
import { chemin, surCarte } from './state/navigation.ts'
import './styles/index.css'

/** Longest wait for the state of the observatory before the page is drawn without it, in milliseconds. */
const PATIENCE = 1500
/** The same when the server has already drawn the page: nobody waits, and a skeleton in its place would be a loss. */
const PATIENCE_DESSINEE = 15_000

/**
 * The state decides whether a banner stands above the page, and the catalogue what surrounds the map: drawn before they
 * are known, all would shift. Both are asked for with the page itself.
 */
const connu = new Promise<void>((done) => {
  effect(() => {
    const attendus = surCarte.value ? [etat, indicateurs] : [etat]
    if (attendus.every((lu) => /pret|erreur/.test(lu.etat.value.phase))) done()
  })
})
const delai = (duree: number) => new Promise<void>((done) => setTimeout(done, duree))

const root = document.getElementById('cartable')
if (root) {
  const dessinee = root.childElementCount > 0
  const preparee = preparePage(chemin.peek()).catch(() => false)
  const prete = Promise.all([connu, preparee]).then(([, reussie]) => reussie)
  Promise.race([prete, delai(dessinee ? PATIENCE_DESSINEE : PATIENCE)]).then((reussie) => {
    // A page that the server drew is worth more than the message of an error.
    if (dessinee && reussie === false) return
    keepPage(root)
    root.replaceChildren()
    render(<App />, root)
  })
}
