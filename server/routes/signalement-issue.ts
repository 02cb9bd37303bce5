import { LIBELLES_ETAT } from '../../data/catalogue/model/signalement-mots.ts'
import { ErreurLecteur } from '../probleme.ts'
import type { Issue } from '../queries/signalements/gestes.ts'

type Refus = Extract<Issue, { fait: false }>['refus']

const PIECES: Record<string, string> = {
  commentaire: 'un commentaire',
  doublon_de: 'le numéro d’un autre signalement, qui ne soit pas lui-même un doublon',
  destination:
    'une autre source du catalogue ou, tant qu’il n’est pas transmis, un territoire pilote qui contient la cible',
  evenement: 'le rang d’un événement dont le texte peut changer',
}

function raisonOf(
  refus: Refus,
  etat: string,
): { status: number; code: string; titre: string; detail: string } {
  switch (refus.motif) {
    case 'version_depassee':
      return {
        status: 409,
        code: 'version_depassee',
        titre: 'Signalement modifié entre-temps',
        detail: `Quelqu’un d’autre vient d’agir sur ce signalement : il est maintenant « ${etat} ». Relisez-le avant de recommencer.`,
      }
    case 'etat_refuse':
      return {
        status: 409,
        code: 'etat_refuse',
        titre: 'Action impossible',
        detail: `Cette action n’est pas possible sur un signalement « ${etat} ».`,
      }
    case 'role_refuse':
      return {
        status: 403,
        code: 'droit_insuffisant',
        titre: 'Droit insuffisant',
        detail: 'Cette action revient à un autre que vous.',
      }
    case 'piece_manquante':
    case 'piece_invalide':
      return {
        status: 400,
        code: refus.motif === 'piece_manquante' ? 'parametre_manquant' : 'parametre_invalide',
        titre: 'Paramètre manquant ou invalide',
        detail: `Cette action demande ${PIECES[refus.piece] ?? refus.piece}.`,
      }
  }
}

/** Why an act was refused, with what the report has become. */
export function erreurOf({ refus, signalement }: Extract<Issue, { fait: false }>): ErreurLecteur {
  const { etat, version } = signalement
  const { status, code, titre, detail } = raisonOf(refus, LIBELLES_ETAT[etat].court.toLowerCase())
  const parametre = 'piece' in refus ? { parametre: refus.piece } : {}
  return new ErreurLecteur(status, code, titre, detail, { etat, version, ...parametre })
}
