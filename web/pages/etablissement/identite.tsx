import { faitsOf, phraseEtat } from '../../../data/mots/etablissement.ts'
import { ditGenre } from '../../../data/mots/genre.ts'
import { nombre } from '../../../data/mots/nombre.ts'
import { jour, majuscule } from '../../../data/mots/texte.ts'
import type { EtablissementDetail } from '../../../server/contract/etablissements.ts'
import {
  adresseSignaler,
  pageComparerEcoles,
  pageEtablissement,
  pageTerritoire,
} from '../../api/adresses-fiches.ts'
import { Ariane } from '../../components/fiche/ariane.tsx'
import { Signaler } from '../../components/fiche/signaler.tsx'
import { Icone } from '../../components/icone.tsx'
import { etat } from '../../state/donnees.ts'

/** Who the school is, where, attached to what. */
export function Identite({ fiche }: { fiche: EtablissementDetail }) {
  const { uai, nom, type, secteur, parents, education_prioritaire: ep, provenance } = fiche
  const avis = phraseEtat(fiche)
  const publiee = etat.etat.value.donnees?.publiee_le
  const source = fiche.sources.find(({ id }) => id === provenance.source)
  return (
    <header class="fiche-tete sans-vignette">
      <Ariane parents={parents} ici={nom} />
      <div class="fiche-titre">
        <p class="etiquette">
          {majuscule(ditGenre(type, secteur))}
          {ep && ep !== 'aucune' && ` · ${ep}`} · <span class="code">{uai}</span>
        </p>
        <h1>{nom}</h1>
        {avis && <p class="message">{avis}</p>}
        <Adresse fiche={fiche} />
        <Faits fiche={fiche} />
        <p class="note">
          Identité : {source?.titre ?? provenance.source}, ligne {nombre(provenance.ligne)} du fichier n°{' '}
          {provenance.import_id}
          {publiee && `. Données publiées le ${jour(publiee)}`}.{' '}
          <a href={adresseSignaler({ uai, champ: 'nom' })} rel="nofollow">
            Signaler une erreur d’identité
          </a>
        </p>
        <p class="fiche-gestes">
          <a class="bouton" href={pageComparerEcoles([uai])}>
            Comparer à d’autres établissements
          </a>
        </p>
      </div>
    </header>
  )
}

function Adresse({ fiche }: { fiche: EtablissementDetail }) {
  const { uai, adresse, code_postal, localite, commune, longitude, latitude } = fiche
  const voie = [adresse, [code_postal, localite].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return (
    <address>
      {voie || 'Adresse non communiquée'}{' '}
      <Signaler cellule={{ uai, champ: 'adresse' }} quoi="adresse" discret />
      {' · '}
      <a href={pageTerritoire({ niveau: 'commune', code: commune.code })}>{commune.nom}</a>
      {longitude !== null && latitude !== null && (
        <>
          {' · '}
          <a
            href={`/?niveau=etablissement&selection=etablissement:${uai}&position=${latitude.toFixed(4)},${longitude.toFixed(4)},15.00`}
          >
            <Icone nom="carte" /> Voir sur la carte
          </a>
        </>
      )}
    </address>
  )
}

/** Facts of the annuaire that matter for the digital: site, direction, grouping; only those that are known. */
function Faits({ fiche }: { fiche: EtablissementDetail }) {
  const mere = typeof fiche.details.etablissement_mere === 'string' ? fiche.details.etablissement_mere : null
  const circonscription = fiche.parents.circonscription
  return (
    <dl class="faits">
      {faitsOf(fiche).map(({ champ, nom, valeur }) => (
        <div key={champ}>
          <dt>{nom}</dt>
          <dd>
            {valeur} <Signaler cellule={{ uai: fiche.uai, champ }} quoi={nom} discret />
          </dd>
        </div>
      ))}
      {mere && (
        <div>
          <dt>Établissement de rattachement</dt>
          <dd>
            <a href={pageEtablissement(mere)} class="code">
              {mere}
            </a>
          </dd>
        </div>
      )}
      {circonscription && (
        <div>
          <dt>Circonscription</dt>
          <dd>
            <a href={pageTerritoire({ niveau: 'circonscription', code: circonscription.code })}>
              {circonscription.nom}
            </a>
          </dd>
        </div>
      )}
      {fiche.academie && (
        <div>
          <dt>Académie</dt>
          <dd>
            <a href={pageTerritoire({ niveau: 'academie', code: fiche.academie.code })}>
              {fiche.academie.nom}
            </a>
          </dd>
        </div>
      )}
    </dl>
  )
}
