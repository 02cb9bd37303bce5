import { z } from 'zod'
import { emprise, parNiveau } from './base.ts'
import { champsEnveloppe } from './enveloppe.ts'

export const importPublie = z
  .object({
    id: z.number().int().describe('Numéro de l’import.'),
    source: z.string().describe('Identifiant de la source.'),
    fichier: z.string().describe('Nom du fichier importé.'),
    campagnes: z.array(z.string()).describe('Campagnes lues dans ce fichier.'),
    lues: z.number().int().describe('Lignes lues.'),
    chargees: z.number().int().describe('Lignes chargées.'),
    ignorees: z.number().int().describe('Lignes écartées volontairement (hors périmètre).'),
    rejetees: z.number().int().describe('Lignes rejetées parce qu’incorrectes.'),
    fin: z.string().nullable().describe('Fin de l’import (ISO 8601, UTC).'),
  })
  .meta({ id: 'ImportPublie', description: 'Un fichier lu par la publication courante.' })

export const coucheTuiles = z
  .object({
    zoom_min: z.number().int().describe('Plus petit niveau de zoom servi.'),
    zoom_max: z.number().int().describe('Plus grand niveau de zoom servi.'),
  })
  .meta({ id: 'CoucheTuiles', description: 'Niveaux de zoom d’une couche de tuiles vectorielles.' })

export const etat = z
  .object({
    version: z.string().describe('Version du logiciel.').meta({ example: '0.1.0' }),
    publiee_le: z.string().nullable().describe('Date de la publication courante (ISO 8601, UTC).'),
    nombre_etablissements: z.number().int().describe('Établissements ouverts dans la publication.'),
    territoires: parNiveau('Nombre de territoires par niveau.'),
    territoires_avec_valeurs: parNiveau('Nombre de territoires ayant au moins une valeur, par niveau.'),
    imports: z.array(importPublie).describe('Fichiers lus par la publication.'),
    tuiles: z.record(z.string(), coucheTuiles).describe('Couches de tuiles disponibles, par nom.'),
    geometrie: z
      .enum(['reelle', 'schematique'])
      .nullable()
      .describe('Contours des territoires : officiels ou schématiques ; null s’il n’y en a pas.'),
    fond: z
      .object({
        nom: z.string().describe('Nom à montrer.'),
        tuiles: z.string().describe('Modèle d’adresse des tuiles ({z}, {x}, {y}).'),
        zoom_max: z.number().int().describe('Plus grand niveau de zoom servi.'),
        attribution: z.string().describe('Mention à afficher avec le fond.'),
        url: z.string().describe('Page du producteur.'),
      })
      .nullable()
      .describe(
        'Fond de plan d’un tiers que l’exploitant propose, éteint par défaut ; null s’il n’y en a pas.',
      ),
    emprise: emprise.nullable().describe('Emprise à montrer à l’ouverture d’une carte.'),
    ...champsEnveloppe,
  })
  .meta({ id: 'Etat', description: 'Ce que contient l’observatoire en ce moment.' })
export type Etat = z.output<typeof etat>
