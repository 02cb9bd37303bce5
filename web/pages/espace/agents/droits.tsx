import type { Signal } from '@preact/signals'
import { NIVEAUX } from '../../../../data/catalogue/model/niveau.ts'
import type { Droit } from '../../../../data/catalogue/model/role.ts'
import { LIBELLES_ROLE, ROLES, type Role } from '../../../../data/catalogue/model/role.ts'
import { majuscule } from '../../../../data/mots/texte.ts'
import { Champ } from '../../../components/champ.tsx'
import { MOTS_NIVEAU } from '../../../format/niveaux.ts'
import { sourcesConfiables } from '../../../state/agents.ts'

/** A right being written: what it does not need is left empty. */
export interface DroitSaisi {
  role: Role
  niveau: string
  code: string
  source: string
}

const VIDE: DroitSaisi = { role: 'pilote', niveau: 'departement', code: '', source: '' }

/** Rights as they are shown in the form. */
export const enterDroits = (droits: readonly Droit[]): DroitSaisi[] =>
  droits.map((droit) => ({ ...VIDE, ...droit }))

/** Rights as the API takes them. */
export const sendDroits = (saisis: readonly DroitSaisi[]): Droit[] =>
  saisis.map(({ role, niveau, code, source }) => {
    if (role === 'pilote') return { role, niveau, code: code.trim().toUpperCase() } as Droit
    return (role === 'producteur' ? { role, source } : { role }) as Droit
  })

/** What is entrusted to an agent: rows that are added and taken away. */
export function Droits({ droits }: { droits: Signal<readonly DroitSaisi[]> }) {
  const changer = (rang: number, change: Partial<DroitSaisi>) => {
    droits.value = droits.value.map((droit, i) => (i === rang ? { ...droit, ...change } : droit))
  }
  const retirer = (rang: number) => {
    droits.value = droits.value.filter((_, i) => i !== rang)
  }
  return (
    <fieldset class="formulaire-groupe">
      <legend>Droits</legend>
      {droits.value.length === 0 && <p class="note">Aucun droit : cet agent ne peut rien faire.</p>}
      {droits.value.map((droit, rang) => (
        <fieldset class="formulaire-ligne droit" aria-label={`Droit ${rang + 1}`} key={rang}>
          <Choisir
            libelle="Rôle"
            valeur={droit.role}
            options={ROLES.map((role) => [role, LIBELLES_ROLE[role]])}
            change={(role) => changer(rang, { role: role as Role })}
          />
          {droit.role === 'pilote' && (
            <>
              <Choisir
                libelle="Niveau"
                valeur={droit.niveau}
                options={NIVEAUX.map((niveau) => [niveau, majuscule(MOTS_NIVEAU[niveau].singulier)])}
                change={(niveau) => changer(rang, { niveau })}
              />
              <Champ libelle="Code officiel" aide="35 pour l’Ille-et-Vilaine, 35238 pour Rennes.">
                {(attributs) => (
                  <input
                    {...attributs}
                    type="text"
                    required
                    value={droit.code}
                    onInput={({ currentTarget }) => changer(rang, { code: currentTarget.value })}
                  />
                )}
              </Champ>
            </>
          )}
          {droit.role === 'producteur' && (
            <Choisir
              libelle="Source"
              valeur={droit.source}
              options={[
                ['', 'Choisir une source'],
                ...(sourcesConfiables.etat.value.donnees?.resultats ?? []).map(
                  ({ id, titre }): [string, string] => [id, titre],
                ),
              ]}
              change={(source) => changer(rang, { source })}
            />
          )}
          <div class="formulaire-actions">
            <button
              type="button"
              class="bouton"
              aria-label={`Retirer le droit ${rang + 1}`}
              onClick={() => retirer(rang)}
            >
              Retirer
            </button>
          </div>
        </fieldset>
      ))}
      <div class="formulaire-actions">
        <button
          type="button"
          class="bouton"
          onClick={() => {
            droits.value = [...droits.value, VIDE]
          }}
        >
          Ajouter un droit
        </button>
      </div>
    </fieldset>
  )
}

interface PropsChoisir {
  libelle: string
  valeur: string
  options: readonly (readonly [string, string])[]
  change(valeur: string): void
}

const Choisir = ({ libelle, valeur, options, change }: PropsChoisir) => (
  <Champ libelle={libelle}>
    {(attributs) => (
      <select
        {...attributs}
        required
        value={valeur}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      >
        {options.map(([id, nom]) => (
          <option key={id} value={id}>
            {nom}
          </option>
        ))}
      </select>
    )}
  </Champ>
)
