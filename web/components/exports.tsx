import { adresseEcoles, adresseEtablissement, adresseSynthese, enFichier } from '../api/adresses-fiches.ts'
import { lieu, perimetre } from '../state/fiche-territoire.ts'

interface Lien {
  mot: string
  quoi: string
  href: string
}

/** What one sees, to take away: plain links, which work without a script once drawn. */
const Exports = ({ nom, liens }: { nom: string; liens: readonly Lien[] }) => (
  <nav class="telechargements" aria-label={nom}>
    Exporter :{' '}
    {liens.map(({ mot, quoi, href }) => (
      <a key={mot} href={href} title={quoi} rel="nofollow">
        {mot}
      </a>
    ))}
  </nav>
)

/** The synthesis on screen, in every format it comes in. */
export function ExportsTerritoire() {
  const ici = lieu.value
  const ecoles = perimetre.value
  if (!ici || !ecoles) return null
  const synthese = adresseSynthese(ici, ecoles)
  const liste = adresseEcoles(ici, ecoles, { q: '', tri: 'nom', indicateurs: [], limit: null })
  const liens = [
    { mot: 'PDF', quoi: 'synthèse à imprimer', href: enFichier(synthese, 'pdf') },
    { mot: 'XLSX', quoi: 'synthèse pour Excel', href: enFichier(synthese, 'xlsx') },
    { mot: 'ODS', quoi: 'synthèse pour LibreOffice', href: enFichier(synthese, 'ods') },
    { mot: 'CSV', quoi: 'synthèse, données brutes', href: enFichier(synthese, 'csv') },
    { mot: 'GeoJSON', quoi: 'établissements sur une carte', href: enFichier(liste, 'geojson') },
  ]
  return <Exports nom="Exporter cette synthèse" liens={liens} />
}

/** The school on screen, in every format it comes in. */
export function ExportsEtablissement({ uai }: { uai: string }) {
  const fiche = adresseEtablissement(uai)
  const liens = [
    { mot: 'PDF', quoi: 'fiche à imprimer', href: enFichier(fiche, 'pdf') },
    { mot: 'XLSX', quoi: 'valeurs pour Excel', href: enFichier(fiche, 'xlsx') },
    { mot: 'ODS', quoi: 'valeurs pour LibreOffice', href: enFichier(fiche, 'ods') },
    { mot: 'CSV', quoi: 'valeurs, données brutes', href: enFichier(fiche, 'csv') },
  ]
  return <Exports nom="Exporter cette fiche" liens={liens} />
}
