import {
  LIBELLES_SECTEUR,
  LIBELLES_TYPE,
  type Secteur,
  type TypeEtablissement,
} from '../catalogue/model/etablissement.ts'

const AU_FEMININ: Record<Secteur, string> = { public: 'publique', prive: 'privée' }

/** « école publique », « collège privé »; the type alone when the sector is not known. */
export function ditGenre(type: TypeEtablissement, secteur: Secteur | null | undefined): string {
  const nom = LIBELLES_TYPE[type].singulier
  if (!secteur) return nom
  return `${nom} ${type === 'ecole' ? AU_FEMININ[secteur] : LIBELLES_SECTEUR[secteur]}`
}
