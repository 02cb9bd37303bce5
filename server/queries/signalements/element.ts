import { type RawBuilder, sql } from 'kysely'
import { champsIndicateur } from '../../../data/catalogue/cellules.ts'
import { LIBELLES_CHAMP } from '../../../data/catalogue/champs-libelles.ts'
import type { ValeurCellule } from '../../../data/catalogue/model/boucle.ts'
import { echeanceOf } from '../../../data/catalogue/model/signalement-delais.ts'
import type { Statut } from '../../../data/catalogue/model/statut.ts'
import { findIndicateur, findSource } from '../../../data/catalogue/registry.ts'
import type { Signalement } from '../../../data/signalements/geste.ts'
import type { SignalementPublic } from '../../contract/signalement.ts'

/** What is read beside the row itself. */
export interface LigneSignalement extends Signalement {
  commentaire: string | null
  texte: string
  pieces: number
  correction_affichee: boolean
}

/** A report with what is shown beside it; `s` is the table `signalement`. The secret and the contact stay in the base. */
export const COLONNES: RawBuilder<unknown> = sql`
  s.id, s.cle, s.genre, s.etat, s.version, s.niveau, s.code, s.nom, s.territoires, s.longitude, s.latitude, s.champ,
  s.indicateur, s.campagne, s.type, s.secteur, s.source, s.bureau_niveau, s.bureau_code, s.valeur_vue, s.statut_vu,
  s.import_id, s.ligne, s.publication_id, s.valeur_proposee, s.valeur_courante, s.preuve_url, s.doublon_de, s.soutiens,
  s.demonstration, s.cree_le, s.etat_depuis, s.clos_le, s.rappels,
  (select e.commentaire from signalement_evenement e where e.signalement_id = s.id and e.rang = 1) as commentaire,
  (select e.texte from signalement_evenement e where e.signalement_id = s.id and e.rang = 1) as texte,
  (select count(*) from signalement_piece p where p.signalement_id = s.id) as pieces,
  exists (select from correction_acceptee c where c.signalement_id = s.id and c.fin is null) as correction_affichee`

/** How the field of a report is named. */
export function libelleChamp({ champ, indicateur }: Pick<Signalement, 'champ' | 'indicateur'>): string {
  const declare = indicateur === null ? undefined : findIndicateur(indicateur)
  if (!declare) return LIBELLES_CHAMP[champ] ?? champ
  return champsIndicateur(declare).find((connu) => connu.champ === champ)?.libelle ?? declare.libelle
}

/** A report as everybody may read it. */
export function toSignalement(ligne: LigneSignalement): SignalementPublic {
  return {
    id: ligne.id,
    genre: ligne.genre,
    etat: ligne.etat,
    niveau: ligne.niveau,
    code: ligne.code,
    nom: ligne.nom,
    commune: ligne.territoires.commune ?? null,
    departement: ligne.territoires.departement ?? null,
    champ: ligne.champ,
    libelle: libelleChamp(ligne),
    indicateur: ligne.indicateur,
    campagne: ligne.campagne,
    type: ligne.type,
    secteur: ligne.secteur,
    source: ligne.source,
    producteur: producteurOf(ligne.source),
    valeur_vue: ligne.valeur_vue as ValeurCellule,
    statut_vu: ligne.statut_vu as Statut | null,
    import_id: ligne.import_id,
    ligne: ligne.ligne,
    publication_vue: ligne.publication_id,
    valeur_proposee: ligne.valeur_proposee as ValeurCellule,
    valeur_courante: ligne.valeur_courante as ValeurCellule,
    commentaire: ligne.texte === 'publie' ? ligne.commentaire : null,
    soutiens: ligne.soutiens,
    pieces: ligne.pieces,
    doublon_de: ligne.doublon_de,
    correction_affichee: ligne.correction_affichee,
    cree_le: ligne.cree_le.toISOString(),
    etat_depuis: ligne.etat_depuis.toISOString(),
    echeance: echeanceOf(ligne.etat, ligne.etat_depuis)?.toISOString() ?? null,
    clos_le: ligne.clos_le?.toISOString() ?? null,
    demonstration: ligne.demonstration,
    longitude: ligne.longitude,
    latitude: ligne.latitude,
  }
}

/** Who answers for a source; its id once it has left the catalogue. */
export const producteurOf = (source: string): string => findSource(source)?.producteur ?? source
