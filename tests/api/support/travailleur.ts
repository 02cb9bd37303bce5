import { openConnection } from '../../../data/db/connection.ts'
import { openCoffre } from '../../../server/coffre.ts'
import { openCourrier } from '../../../server/courrier/courrier.ts'
import { openTravail } from '../../../server/taches/travail.ts'
import { RACINE } from './taches.ts'

/** A process of its own that runs jobs until it is told to stop, or killed. */
const [url = '', dataDir = '', smtpUrl = ''] = process.argv.slice(2)
const connection = openConnection(url, 6)
const courrier = openCourrier({
  smtpUrl: smtpUrl || null,
  expediteur: 'cartable@exemple.fr',
  boite: `${dataDir}/courrier`,
})
const travail = await openTravail({
  connection,
  courrier,
  coffre: await openCoffre({ dataDir, cle: null }),
  webhooksPrives: true,
  racine: RACINE,
  dataDir,
  tell: (texte) => console.error(texte),
})
console.log('pret')
process.once('SIGTERM', async () => {
  await travail.close()
  courrier.close()
  await connection.close()
})
