import { adresseEcoles, adresseSynthese, enFichier } from '../api/adresses-fiches.ts'
import { lieu, perimetre } from '../state/fiche-territoire.ts'

/** What one sees, to take away: plain links, which work without a script once drawn. */
export function Exports() {
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
  return (
    <nav class="telechargements" aria-label="Exporter cette synthèse">
      Exporter :{' '}
      {liens.map(({ mot, quoi, href }) => (
        <a key={mot} href={href} title={quoi} rel="nofollow">
          {mot}
        </a>
      ))}
    </nav>
  )
}
