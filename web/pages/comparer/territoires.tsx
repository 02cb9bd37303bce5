import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import { LIBELLES_TYPE, TYPES_ETABLISSEMENT } from '../../../data/catalogue/model/etablissement.ts'
import { NIVEAUX, type Niveau } from '../../../data/catalogue/model/niveau.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { ComparaisonTerritoires } from '../../../server/contract/comparaison.ts'
import type { Trouvaille } from '../../../server/contract/recherche.ts'
import { pageTerritoire } from '../../api/adresses-fiches.ts'
import { Choix } from '../../components/choix.tsx'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { add, COMPARES_MAX, comparaison, lieux, perimetre, retirer } from '../../state/comparaison.ts'
import { changeParametres } from '../../state/page.ts'
import { Ajout } from './ajout.tsx'
import { Compares } from './compares.tsx'
import { IndicateurCompare } from './indicateur.tsx'

/** Two to six territories side by side: same indicators, same campaigns, same scales. */
export function Territoires() {
  const { donnees, erreur, phase } = comparaison.etat.value
  return (
    <>
      <ChoixTerritoires noms={donnees?.territoires ?? []} />
      <ChoixEcoles />
      {erreur && <Erreur erreur={erreur} retry={comparaison.reload} />}
      {lieux.value.length < 2 && <p class="message">Choisissez au moins deux territoires.</p>}
      {phase === 'attente' && !donnees && <Squelette lignes={14} />}
      {donnees && <Corps comparaison={donnees} />}
    </>
  )
}

type TrouvailleTerritoire = Trouvaille & { niveau: Niveau }
const isTerritoire = (trouvaille: Trouvaille): trouvaille is TrouvailleTerritoire =>
  (NIVEAUX as readonly string[]).includes(trouvaille.niveau)

/** The territories compared, and a field to add one by name or by code. */
function ChoixTerritoires({ noms }: { noms: ComparaisonTerritoires['territoires'] }) {
  const nomOf = ({ niveau, code }: { niveau: Niveau; code: string }) =>
    noms.find((lu) => lu.niveau === niveau && lu.code === code)?.nom ?? code
  return (
    <section aria-label="Territoires comparés">
      <Compares
        liste={lieux.value.map((lieu) => ({
          cle: `${lieu.niveau}:${lieu.code}`,
          nom: nomOf(lieu),
          note: MOTS_NIVEAU[lieu.niveau].singulier,
          href: pageTerritoire(lieu),
          retirer: () => retirer(lieu),
        }))}
      />
      {lieux.value.length < COMPARES_MAX ? (
        <Ajout
          libelle="Ajouter un territoire"
          exemple="Nom ou code"
          admet={isTerritoire}
          add={({ niveau, code }) => add({ niveau, code })}
        />
      ) : (
        <p class="note">Six territoires au plus : retirez-en un pour en choisir un autre.</p>
      )}
    </section>
  )
}

const ChoixEcoles = () => (
  <section class="perimetre" aria-label="Établissements regardés">
    <div class="perimetre-choix">
      <Choix
        titre="Établissements"
        titreMasque
        options={[
          { valeur: 'tous', libelle: 'Tous' },
          ...TYPES_ETABLISSEMENT.map((type) => ({
            valeur: type,
            libelle: majuscule(LIBELLES_TYPE[type].pluriel),
          })),
        ]}
        valeur={perimetre.value.type}
        choose={(type) => changeParametres({ type })}
      />
      <Choix
        titre="Secteur"
        titreMasque
        options={[
          { valeur: 'tous', libelle: 'Public et privé' },
          { valeur: 'public', libelle: 'Public' },
          { valeur: 'prive', libelle: 'Privé' },
        ]}
        valeur={perimetre.value.secteur}
        choose={(secteur) => changeParametres({ secteur })}
      />
    </div>
  </section>
)

function Corps({ comparaison: lue }: { comparaison: ComparaisonTerritoires }) {
  const connus = lue.indicateurs.filter(({ valeurs }) => valeurs.some(({ attendus }) => attendus > 0))
  return (
    <>
      {connus.length === 0 && <p class="message">Aucune valeur n’est publiée pour ces établissements.</p>}
      {COMPOSANTES.map((composante) => {
        const siens = connus.filter((indicateur) => indicateur.composante === composante)
        if (siens.length === 0) return null
        return (
          <section key={composante} aria-labelledby={`titre-${composante}`}>
            <h2 id={`titre-${composante}`}>{LIBELLES_COMPOSANTE[composante]}</h2>
            <div class="mesures">
              {siens.map((indicateur) => (
                <IndicateurCompare
                  key={indicateur.indicateur}
                  compare={indicateur}
                  territoires={lue.territoires}
                />
              ))}
            </div>
          </section>
        )
      })}
    </>
  )
}
