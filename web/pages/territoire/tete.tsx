import { LIBELLES_TYPE, TYPES_ETABLISSEMENT } from '../../../data/catalogue/model/etablissement.ts'
import type { Niveau } from '../../../data/catalogue/model/niveau.ts'
import { phrasesAutorite } from '../../../data/mots/autorite.ts'
import { ditNature } from '../../../data/mots/nature.ts'
import { nombre, pluriel } from '../../../data/mots/nombre.ts'
import { jour, majuscule } from '../../../data/mots/texte.ts'
import type { TerritoireDetail } from '../../../server/contract/territoires.ts'
import { adresseVignette, pageTerritoire } from '../../api/adresses-fiches.ts'
import { Ariane } from '../../components/fiche/ariane.tsx'
import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { etat } from '../../state/donnees.ts'
import { synthese } from '../../state/fiche-territoire.ts'

/** Name, place among the others, who is responsible, how many schools, of when. */
export function Tete({ fiche }: { fiche: TerritoireDetail }) {
  const { niveau, code, nom, nature, parents, autorite } = fiche
  return (
    <header class="fiche-tete">
      <Ariane parents={parents} ici={nom} />
      <div class="fiche-titre">
        <p class="etiquette">
          {majuscule(ditNature(nature, MOTS_NIVEAU[niveau].singulier))} · <span class="code">{code}</span>
        </p>
        <h1>{nom}</h1>
        {phrasesAutorite(autorite).map((phrase) => (
          <p key={phrase} class="fiche-autorite">
            {phrase}
          </p>
        ))}
        <Appartenances fiche={fiche} />
        <Reperes fiche={fiche} />
      </div>
      <img
        class="vignette"
        src={adresseVignette({ niveau, code })}
        width={220}
        height={220}
        alt={`Situation de ${nom}`}
        decoding="async"
      />
    </header>
  )
}

const AUTRES = ['academie', 'region_academique', 'epci'] as const satisfies readonly Niveau[]

/** Territories that contain this one, besides those of the way back. */
function Appartenances({ fiche: { parents, niveau } }: { fiche: TerritoireDetail }) {
  const liens = AUTRES.flatMap((autre) => {
    const parent = parents[autre]
    if (!parent || autre === niveau) return []
    const mot = autre === 'epci' ? '' : `${majuscule(MOTS_NIVEAU[autre].singulier)} : `
    return [
      { autre, texte: `${mot}${parent.nom}`, href: pageTerritoire({ niveau: autre, code: parent.code }) },
    ]
  })
  if (liens.length === 0) return null
  return (
    <ul class="appartenances">
      {liens.map(({ autre, texte, href }) => (
        <li key={autre}>
          <a href={href}>{texte}</a>
        </li>
      ))}
    </ul>
  )
}

function Reperes({ fiche: { population, enfants, niveau } }: { fiche: TerritoireDetail }) {
  const parType = synthese.etat.value.donnees?.etablissements.par_type
  const publiee = etat.etat.value.donnees?.publiee_le
  const communes = niveau === 'commune' ? 0 : (enfants.commune ?? 0)
  return (
    <dl class="reperes">
      {TYPES_ETABLISSEMENT.map((type) => {
        const effectif = parType?.[type] ?? 0
        if (parType && effectif === 0 && type === 'erea') return null
        const { singulier, pluriel: plusieurs } = LIBELLES_TYPE[type]
        return (
          <div key={type}>
            <dt>{majuscule(pluriel(effectif, singulier, plusieurs))}</dt>
            <dd>{parType ? nombre(effectif) : '…'}</dd>
          </div>
        )
      })}
      {population !== null && (
        <div>
          <dt>{pluriel(population, 'Habitant', 'Habitants')}</dt>
          <dd>{nombre(population)}</dd>
        </div>
      )}
      {communes > 0 && (
        <div>
          <dt>Communes</dt>
          <dd>{nombre(communes)}</dd>
        </div>
      )}
      {publiee && (
        <div class="reperes-date">
          <dt>Données publiées le</dt>
          <dd>{jour(publiee)}</dd>
        </div>
      )}
    </dl>
  )
}
