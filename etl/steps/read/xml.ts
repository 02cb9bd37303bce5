import sax, { type Tag } from 'sax'
import { ErreurUtilisateur } from '../../erreur.ts'

/** What is told while an XML file goes by. Names are given without their prefix. */
export interface Ecoute {
  open?(nom: string, attributs: Record<string, string>): void
  close?(nom: string): void
  text?(texte: string): void
}

const sansPrefixe = (nom: string): string => nom.slice(nom.indexOf(':') + 1)

/**
 * Reads XML as it comes, and gives back the hand after each chunk so that what was found can be used. Entities that
 * a document declares are never expanded: they are a fault.
 * @throws ErreurUtilisateur when it is not well formed.
 */
export async function* followXml(chunks: AsyncIterable<Buffer>, ecoute: Ecoute): AsyncGenerator<void> {
  const parser = sax.parser(true, { trim: false, position: false })
  const decoder = new TextDecoder('utf-8')
  parser.onerror = () => {
    throw new ErreurUtilisateur('Le classeur est illisible : son contenu n’est pas un tableau bien formé.')
  }
  parser.ondoctype = () => {
    throw new ErreurUtilisateur('Classeur refusé : son contenu déclare des entités.')
  }
  parser.onopentag = ({ name, attributes }) =>
    ecoute.open?.(sansPrefixe(name), plain(attributes as Tag['attributes']))
  parser.onclosetag = (name) => ecoute.close?.(sansPrefixe(name))
  parser.ontext = (texte) => ecoute.text?.(texte)
  parser.oncdata = (texte) => ecoute.text?.(texte)
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }))
    yield
  }
  parser.write(decoder.decode()).close()
  yield
}

/** Reads an XML file to its end. */
export async function readXml(chunks: AsyncIterable<Buffer>, ecoute: Ecoute): Promise<void> {
  for await (const _ of followXml(chunks, ecoute));
}

const plain = (attributs: Tag['attributes']): Record<string, string> =>
  Object.fromEntries(Object.entries(attributs).map(([nom, valeur]) => [sansPrefixe(nom), valeur]))
