/** Historical figures whose names French public schools commonly carry. */
export const PATRONS_PUBLICS =
  `Jules Ferry|Victor Hugo|Jean Moulin|Jean Jaurès|Louis Pasteur|Jacques Prévert|Pierre et Marie Curie|Marie Curie|
Antoine de Saint-Exupéry|Simone Veil|Joséphine Baker|Lucie Aubrac|Germaine Tillion|Rosa Parks|George Sand|Olympe de Gouges|
Louise Michel|Marcel Pagnol|Jean de La Fontaine|Charles Perrault|Paul Langevin|Frédéric Joliot-Curie|Irène Joliot-Curie|
Henri Wallon|Célestin Freinet|Pauline Kergomard|Maria Montessori|Jean Macé|Paul Bert|Ferdinand Buisson|Condorcet|Voltaire|
Jean-Jacques Rousseau|Denis Diderot|Montesquieu|Descartes|Blaise Pascal|Pierre de Fermat|Évariste Galois|Sophie Germain|
Émilie du Châtelet|Ada Lovelace|Gaspard Monge|Joseph Fourier|André-Marie Ampère|François Arago|Camille Flammarion|Claude Bernard|
Ambroise Paré|Antoine Lavoisier|Gustave Eiffel|Clément Ader|Louis Blériot|Hélène Boucher|Jean Mermoz|Charles de Gaulle|
Léon Blum|Pierre Mendès France|Georges Clemenceau|Léon Gambetta|Aristide Briand|Jean Zay|Pierre Brossolette|Guy Môquet|
Danielle Casanova|Missak Manouchian|Anne Frank|Berty Albrecht|Honoré d'Estienne d'Orves|Georges Brassens|Jacques Brel|Édith Piaf|
Barbara|Charles Trenet|Jean Ferrat|Claude Debussy|Hector Berlioz|Georges Bizet|Maurice Ravel|Camille Saint-Saëns|Lili Boulanger|
Claude Monet|Paul Cézanne|Auguste Renoir|Henri Matisse|Eugène Delacroix|Auguste Rodin|Camille Claudel|Rosa Bonheur|Berthe Morisot|
Honoré de Balzac|Émile Zola|Gustave Flaubert|Stendhal|Guy de Maupassant|Alexandre Dumas|Jules Verne|Alphonse Daudet|
Charles Baudelaire|Paul Verlaine|Arthur Rimbaud|Guillaume Apollinaire|Paul Éluard|Robert Desnos|Louis Aragon|Elsa Triolet|
Albert Camus|Colette|Marguerite Yourcenar|Simone de Beauvoir|Françoise Dolto|Frédéric Mistral|Jean Giono|Alphonse de Lamartine|
Alfred de Musset|Pierre Corneille|Jean Racine|Molière|Madame de Sévigné|Michel de Montaigne|François Rabelais|Pierre de Ronsard|
Joachim du Bellay|Clément Marot|Louise Labé|Christine de Pisan|Chrétien de Troyes|Vercingétorix|Jeanne d'Arc|Jacques Cartier|
Samuel de Champlain|Surcouf|Toussaint Louverture|Victor Schœlcher|Aimé Césaire|Gaston Monnerville|Solitude|Gandhi|
Nelson Mandela|Martin Luther King|Abbé Grégoire|Émile Combes|Alain-Fournier|Louis Pergaud|Maurice Genevoix|Romain Rolland|
Anatole France|Henri Dunant|Jean-Henri Fabre|Buffon|Jean-Baptiste Charcot|Alexandra David-Néel|Marie Marvingt|Suzanne Lenglen`
    .replaceAll('\n', '')
    .split('|')

/** Dedications that French private schools commonly carry. */
export const PATRONS_PRIVES =
  `Saint-Joseph|Notre-Dame|Sainte-Marie|Jeanne d'Arc|Sacré-Cœur|Saint-Pierre|Saint-Jean|Sainte-Anne|Saint-Michel|Saint-Louis|
Sainte-Thérèse|Saint-Charles|Saint-Vincent de Paul|Saint-François d'Assise|Saint-Martin|Sainte-Bernadette|Saint-Paul|
L'Immaculée Conception|La Providence|Saint-Dominique|Saint-Jean-Baptiste de La Salle|Sainte-Jeanne Élisabeth|Saint-Yves|
Saint-Exupéry|Sainte-Clotilde|Notre-Dame de Lourdes|Saint-Gabriel|Sainte-Catherine|Saint-Étienne|Les Cordeliers`
    .replaceAll('\n', '')
    .split('|')

/** Quiet street names, found everywhere. */
export const VOIES =
  `rue des Écoles|rue de la Mairie|place de l'Église|rue du Stade|allée des Tilleuls|rue Victor Hugo|avenue de la République|
rue Pasteur|rue du 8 Mai 1945|chemin des Prés|rue Jean Jaurès|rue de la Gare|boulevard Gambetta|rue du Moulin|impasse des Lilas|
rue de la Fontaine|avenue Jean Moulin|rue des Acacias|place de la Liberté|rue du Château|rue Jules Ferry|route de la Forêt|
rue de Verdun|avenue du Général de Gaulle|rue des Vignes|rue Émile Zola|rue du Collège|allée des Peupliers|rue de la Paix|cours Carnot`
    .replaceAll('\n', '')
    .split('|')
