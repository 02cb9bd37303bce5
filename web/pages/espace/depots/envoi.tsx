import { useSignal } from '@preact/signals'
import {
  LIBELLES_SCHEMA_DEPOT,
  OCTETS_DEPOT_MAX,
  SCHEMAS_DEPOT,
  type SchemaDepot,
} from '../../../../data/catalogue/model/depot.ts'
import { NIVEAUX, type Niveau } from '../../../../data/catalogue/model/niveau.ts'
import { perimetresOf } from '../../../../data/catalogue/model/role.ts'
import { majuscule } from '../../../../data/mots/texte.ts'
import type { Lieu } from '../../../api/adresses-fiches.ts'
import { Champ } from '../../../components/champ.tsx'
import { MOTS_NIVEAU } from '../../../format/niveaux.ts'
import { sendFichier } from '../../../state/depots.ts'
import { agent, aRole } from '../../../state/moi.ts'

const SCHEMAS = Object.keys(SCHEMAS_DEPOT) as SchemaDepot[]

/** Sends a file: which schema it follows, for which territory. */
export function EnvoiDepot() {
  const schema = useSignal<SchemaDepot>('equipement-numerique-etablissement')
  const fichier = useSignal<File | null>(null)
  const territoire = useSignal(premierTerritoire())
  const occupe = useSignal(false)
  const gros = (fichier.value?.size ?? 0) > OCTETS_DEPOT_MAX
  const send = async () => {
    if (!fichier.value) return
    occupe.value = true
    const id = await sendFichier(schema.value, territoire.value, fichier.value)
    occupe.value = false
    if (id !== null) location.assign(`/espace/depots/${id}`)
  }
  return (
    <form
      class="formulaire lot depot-envoi"
      aria-labelledby="titre-envoi"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2 id="titre-envoi">Envoyer des données locales</h2>
      <p class="note">
        Elles seront montrées à côté des données nationales, avec votre territoire pour auteur. Rien n’est
        publié avant votre accord. N’envoyez aucune donnée personnelle.
      </p>
      <div class="formulaire-ligne">
        <Champ libelle="Schéma" aide={<Modeles schema={schema.value} />}>
          {(attributs) => (
            <select
              {...attributs}
              value={schema.value}
              onChange={({ currentTarget }) => {
                schema.value = currentTarget.value as SchemaDepot
              }}
            >
              {SCHEMAS.map((id) => (
                <option key={id} value={id}>
                  {LIBELLES_SCHEMA_DEPOT[id]}
                </option>
              ))}
            </select>
          )}
        </Champ>
        <Territoire
          valeur={territoire.value}
          choose={(choisi) => {
            territoire.value = choisi
          }}
        />
        <Champ
          libelle="Fichier"
          aide="CSV, XLSX ou ODS ; 20 Mo et 100 000 lignes au plus."
          faute={gros ? 'Ce fichier dépasse 20 Mo : partagez-le.' : null}
        >
          {(attributs) => (
            <input
              {...attributs}
              type="file"
              required
              accept=".csv,.txt,.xlsx,.ods"
              onChange={({ currentTarget }) => {
                fichier.value = currentTarget.files?.[0] ?? null
              }}
            />
          )}
        </Champ>
      </div>
      <div class="formulaire-actions">
        <button type="submit" class="bouton bouton-plein" disabled={occupe.value || gros || !fichier.value}>
          {occupe.value ? 'Envoi en cours…' : 'Envoyer et vérifier'}
        </button>
      </div>
    </form>
  )
}

function premierTerritoire(): Lieu {
  const [premier] = agent.value ? perimetresOf(agent.value) : []
  return premier ?? { niveau: 'departement', code: '' }
}

const Modeles = ({ schema }: { schema: SchemaDepot }) => (
  <>
    <a href={`/donnees/schemas/${schema}`}>Colonnes attendues</a> ·{' '}
    <a href={`/api/v1/schemas/${schema}/modele`}>Fichier modèle (CSV)</a>
  </>
)

/** One of the agent’s own territories; any other, for an administrator. */
function Territoire({ valeur, choose }: { valeur: Lieu; choose(lieu: Lieu): void }) {
  const siens = agent.value ? perimetresOf(agent.value) : []
  if (!aRole('administrateur')) {
    const ecrit = ({ niveau, code }: Lieu) => `${niveau}:${code}`
    const nomOf = ({ niveau, code }: Lieu) => {
      const rang = agent.value?.droits.findIndex(
        (droit) => droit.role === 'pilote' && droit.niveau === niveau && droit.code === code,
      )
      return agent.value?.portent_sur[rang ?? -1] ?? code
    }
    return (
      <Champ libelle="Territoire">
        {(attributs) => (
          <select
            {...attributs}
            value={ecrit(valeur)}
            onChange={({ currentTarget }) => {
              const choisi = siens.find((sien) => ecrit(sien) === currentTarget.value)
              if (choisi) choose(choisi)
            }}
          >
            {siens.map((sien) => (
              <option key={ecrit(sien)} value={ecrit(sien)}>
                {nomOf(sien)} ({MOTS_NIVEAU[sien.niveau].singulier})
              </option>
            ))}
          </select>
        )}
      </Champ>
    )
  }
  return (
    <>
      <Champ libelle="Niveau du territoire">
        {(attributs) => (
          <select
            {...attributs}
            value={valeur.niveau}
            onChange={({ currentTarget }) => choose({ ...valeur, niveau: currentTarget.value as Niveau })}
          >
            {NIVEAUX.map((niveau) => (
              <option key={niveau} value={niveau}>
                {majuscule(MOTS_NIVEAU[niveau].singulier)}
              </option>
            ))}
          </select>
        )}
      </Champ>
      <Champ libelle="Code du territoire">
        {(attributs) => (
          <input
            {...attributs}
            type="text"
            required
            pattern="[0-9A-Za-z]{1,12}"
            value={valeur.code}
            onInput={({ currentTarget }) => choose({ ...valeur, code: currentTarget.value.trim() })}
          />
        )}
      </Champ>
    </>
  )
}
