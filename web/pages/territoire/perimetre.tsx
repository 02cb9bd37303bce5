import { LIBELLES_TYPE, TYPES_ETABLISSEMENT } from '../../../data/catalogue/model/etablissement.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { Choix } from '../../components/choix.tsx'
import { perimetre, synthese, territoire } from '../../state/fiche-territoire.ts'
import { changeParametres } from '../../state/page.ts'

/** The schools one looks at: those of the authority at first, the others one click away. */
export function ChoixPerimetre() {
  const ici = perimetre.value
  const parType = synthese.etat.value.donnees?.etablissements.par_type
  const fiche = territoire.etat.value.donnees
  if (!ici || !fiche) return null
  const types = TYPES_ETABLISSEMENT.filter(
    (type) => type === ici.type || type !== 'erea' || (parType?.[type] ?? 0) > 0,
  )
  const charge = ici.type !== 'tous' && fiche.autorite.types.includes(ici.type)
  return (
    <section class="perimetre" aria-label="Établissements regardés">
      <div class="perimetre-choix">
        <Choix
          titre="Établissements"
          titreMasque
          options={[
            { valeur: 'tous', libelle: 'Tous' },
            ...types.map((type) => ({ valeur: type, libelle: majuscule(LIBELLES_TYPE[type].pluriel) })),
          ]}
          valeur={ici.type}
          choose={(type) => changeParametres({ type, secteur: null })}
        />
        <Choix
          titre="Secteur"
          titreMasque
          options={[
            { valeur: 'tous', libelle: 'Public et privé' },
            { valeur: 'public', libelle: 'Public' },
            { valeur: 'prive', libelle: 'Privé' },
          ]}
          valeur={ici.secteur}
          choose={(secteur) => changeParametres({ secteur })}
        />
      </div>
      {charge && ici.secteur === 'public' && (
        <p class="note">
          Les chiffres portent sur les {LIBELLES_TYPE[ici.type === 'tous' ? 'ecole' : ici.type].pluriel} dont{' '}
          {fiche.autorite.nom} a la charge.
        </p>
      )}
    </section>
  )
}
