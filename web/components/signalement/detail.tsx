import type { ComponentChildren } from 'preact'
import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { LIBELLES_ECHEANCE, LIBELLES_ETAT } from '../../../data/catalogue/model/signalement-mots.ts'
import { LIBELLES_STATUT } from '../../../data/catalogue/model/statut.ts'
import { compte, nombre } from '../../../data/mots/nombre.ts'
import { jour, majuscule } from '../../../data/mots/texte.ts'
import type { SignalementPublic } from '../../../server/contract/signalement.ts'
import { pageCible, pageSignalement } from '../../signalements/adresses.ts'
import { writeValeur } from '../../signalements/mots.ts'

/** What a report says, and where it stands: facts only, the story is apart. */
export function DetailSignalement({ signalement: s }: { signalement: SignalementPublic }) {
  return (
    <section class="signalement-detail" aria-label="Ce qui est signalé">
      <dl class="faits">
        <Fait nom="À propos de">
          {s.genre === 'manquant' ? s.nom : <a href={pageCible(s)}>{s.nom}</a>}{' '}
          <span class="code">{s.code}</span>
        </Fait>
        {s.campagne !== 'referentiel' && <Fait nom="Campagne">{majuscule(libelleCampagne(s.campagne))}</Fait>}
        <Fait nom="Affiché">{writeVue(s)}</Fait>
        <Fait nom="Proposé">
          {s.valeur_proposee === null ? 'Bonne valeur inconnue' : writeValeur(s.valeur_proposee)}
        </Fait>
        <Fait nom="Affiché aujourd’hui">{writeValeur(s.valeur_courante)}</Fait>
        <Fait nom="Producteur">{s.producteur}</Fait>
        <Fait nom="Vu le">
          {jour(s.cree_le)}
          {s.publication_vue !== null && `, publication n° ${s.publication_vue}`}
          {s.import_id !== null &&
            s.ligne !== null &&
            `, fichier n° ${s.import_id}, ligne\u00a0${nombre(s.ligne)}`}
        </Fait>
        <Fait nom="Où il en est">
          {LIBELLES_ETAT[s.etat].long}
          {s.echeance && ` ${LIBELLES_ECHEANCE[s.etat]} ${jour(s.echeance)}.`}
          {s.doublon_de !== null && (
            <>
              {' '}
              <a href={pageSignalement(s.doublon_de)}>Voir le signalement n° {s.doublon_de}</a>
            </>
          )}
        </Fait>
        {s.soutiens > 0 && <Fait nom="Constaté aussi par">{compte(s.soutiens, 'lecteur', 'lecteurs')}</Fait>}
        {s.pieces > 0 && (
          <Fait nom="Pièces jointes">
            {compte(s.pieces, 'pièce réservée', 'pièces réservées')} aux agents
          </Fait>
        )}
      </dl>
      {s.correction_affichee && (
        <p class="message">
          La valeur proposée est affichée à côté de celle du producteur, en attendant son prochain fichier.
        </p>
      )}
    </section>
  )
}

const Fait = ({ nom, children }: { nom: string; children: ComponentChildren }) => (
  <div>
    <dt>{nom}</dt>
    <dd>{children}</dd>
  </div>
)

const writeVue = ({ valeur_vue: valeur, statut_vu: statut }: SignalementPublic): string =>
  valeur === null && statut ? LIBELLES_STATUT[statut].long : writeValeur(valeur)
