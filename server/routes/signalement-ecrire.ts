import { isMemeValeur, type ValeurCellule } from '../../data/catalogue/model/boucle.ts'
import { sealContact } from '../avis/contact.ts'
import type { Coffre } from '../coffre.ts'
import type { NouveauSignalement } from '../contract/signaler.ts'
import { ErreurLecteur } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { findEtablissement } from '../queries/etablissements.ts'
import type { Publication } from '../queries/publication.ts'
import { cibleTerritoire } from '../queries/signalements/cible.ts'
import { type Brouillon, createSignalement } from '../queries/signalements/creer.ts'
import { readPubliees, sourceOf } from '../queries/signalements/lire.ts'
import { addSoutien } from '../queries/signalements/soutiens.ts'
import type { Veille } from '../queries/veille.ts'
import { type CelluleVisee, celluleManquante, decideCellule, manque } from './signalement-cible.ts'
import { aujourdhui, checkPreuve, count, empreinteAdresse, pay, QUOTAS } from './signalement-protection.ts'
import { readEcoleManquante, readProposee } from './signalement-valeur.ts'

interface Moyens {
  db: Db
  coffre: Coffre
  veille: Pick<Veille, 'courante' | 'refresh'>
}

interface Auteur {
  ip: string
  /** The secret link, and its SHA-256. */
  jeton: string
  empreinte: string
}

/** Publications that may come between the reading of a cell and the writing of its report. */
const REPRISES = 3

/**
 * Writes a report. @returns its number.
 * @throws ErreurLecteur 400 (what is proposed), 404 (its target), 409 (already reported, or the value has changed),
 * 429 (too many).
 */
export async function signaler(moyens: Moyens, corps: NouveauSignalement, auteur: Auteur): Promise<number> {
  checkPreuve(moyens.coffre, corps)
  for (let essai = 0; essai < REPRISES; essai += 1) {
    const publication = moyens.veille.courante()
    const brouillon = await prepare(moyens, publication, corps, auteur)
    const creation = await createSignalement(moyens.db, publication, brouillon, (trx) =>
      payAll(trx, moyens.coffre, corps, auteur, brouillon),
    )
    if ('cree' in creation) return creation.cree
    if ('doublon' in creation) throw dejaSignale(creation.doublon)
    await moyens.veille.refresh()
  }
  throw new ErreurLecteur(
    503,
    'indisponible',
    'Service momentanément indisponible',
    'Les données viennent de changer plusieurs fois. Réessayez dans quelques secondes.',
  )
}

async function payAll(
  trx: Db,
  coffre: Coffre,
  corps: NouveauSignalement,
  { ip }: Auteur,
  { cellule }: Brouillon,
): Promise<void> {
  const jour = aujourdhui()
  await pay(trx, corps)
  await count(trx, 'adresse', empreinteAdresse(coffre, ip, jour), QUOTAS.signalements, jour)
  await count(trx, 'cible', `${cellule.niveau}:${cellule.code}`, QUOTAS.cible, jour)
}

const dejaSignale = (id: number): ErreurLecteur =>
  new ErreurLecteur(
    409,
    'deja_signale',
    'Déjà signalé',
    `Le signalement n° ${id}, encore ouvert, porte sur le même champ. Soutenez-le, ou envoyez « malgre_doublon » si vous proposez une autre valeur.`,
    { suggestion: { code: String(id), nom: `Signalement n° ${id}`, url: `/api/v1/signalements/${id}` } },
  )

async function prepare(
  moyens: Moyens,
  publication: Publication,
  corps: NouveauSignalement,
  { jeton, empreinte }: Auteur,
): Promise<Brouillon> {
  const { visee, proposee, vue } = await read(moyens.db, publication, corps)
  if (proposee === null && corps.genre !== 'ferme' && !corps.commentaire) {
    throw manque(
      'commentaire',
      'Sans valeur proposée, dites en « commentaire » pourquoi la valeur est fausse.',
    )
  }
  return {
    cible: visee.cible,
    cellule: visee.cellule,
    source: sourceOf(publication, visee.champ, vue),
    vue,
    proposee,
    commentaire: corps.commentaire,
    preuve_url: corps.preuve_url,
    jeton: empreinte,
    contact: corps.courriel
      ? {
          scelle: sealContact(moyens.coffre, empreinte, { courriel: corps.courriel, jeton }),
          cle: moyens.coffre.sign('recu', corps.courriel.toLowerCase()),
        }
      : null,
    malgre_doublon: corps.malgre_doublon,
  }
}

type Lecture = { visee: CelluleVisee; vue: Brouillon['vue']; proposee: ValeurCellule }

async function read(db: Db, publication: Publication, corps: NouveauSignalement): Promise<Lecture> {
  if (corps.genre === 'manquant') return readManquant(db, publication, corps)
  const visee = await decideCellule(db, publication, corps)
  const [vue] = await readPubliees(db, publication, [visee.cellule])
  if (!vue) throw new Error('a cell without a reading')
  if (corps.valeur_vue !== undefined && !isMemeValeur(corps.valeur_vue, vue.valeur)) {
    throw new ErreurLecteur(
      409,
      'valeur_changee',
      'La valeur a changé',
      'La valeur publiée n’est plus celle que vous avez sous les yeux. Rechargez la page.',
    )
  }
  return { visee, vue, proposee: await readProposee(db, publication, visee, corps.valeur_proposee, vue) }
}

async function readManquant(db: Db, publication: Publication, corps: NouveauSignalement): Promise<Lecture> {
  const { uai } = corps
  if (uai === undefined)
    throw manque('uai', 'Le paramètre « uai » est obligatoire : celui de l’établissement manquant.')
  if (await findEtablissement(db, publication, uai)) {
    throw new ErreurLecteur(
      400,
      'etablissement_connu',
      'Établissement connu',
      `L’annuaire a déjà un établissement sous l’UAI « ${uai} ».`,
      {
        parametre: 'uai',
        recu: uai,
        suggestion: { code: uai, nom: uai, url: `/api/v1/etablissements/${uai}` },
      },
    )
  }
  const { commune, ecole } = await readEcoleManquante(db, publication, corps.valeur_proposee)
  const { territoires, ...lieu } = cibleTerritoire(commune)
  const visee = celluleManquante(uai, {
    nom: ecole.nom,
    territoires,
    longitude: ecole.longitude ?? lieu.longitude,
    latitude: ecole.latitude ?? lieu.latitude,
  })
  const vue = { valeur: false, statut: 'non_communique', source: null, import_id: null, ligne: null } as const
  return { visee, vue: { ...vue, valeur: null }, proposee: ecole }
}

/** Adds a support. @throws ErreurLecteur 400, 409 for a closed report or a used challenge, 429. */
export async function soutenir(
  { db, coffre }: Pick<Moyens, 'db' | 'coffre'>,
  id: number,
  corps: { defi: string; solution: string; site?: string | undefined },
  ip: string,
) {
  checkPreuve(coffre, corps)
  const jour = aujourdhui()
  const adresse = empreinteAdresse(coffre, ip, jour)
  const soutien = await addSoutien(db, id, { adresse, jour }, async (trx) => {
    await pay(trx, corps)
    await count(trx, 'adresse', `soutien ${adresse}`, QUOTAS.soutiens, jour)
  })
  if (soutien) return soutien
  throw new ErreurLecteur(
    409,
    'signalement_clos',
    'Signalement clos',
    `Le signalement n° ${id} est clos : il ne peut plus être soutenu.`,
  )
}
