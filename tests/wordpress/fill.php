<?php
// Installs the test's site and fills it: 200 posts in three languages (60 texts with three versions, 20 with one), 5
// pages, 40 PDFs, and what must never be indexed. Prints an application password of an editor.
define( 'WP_INSTALLING', true );
require __DIR__ . '/in_site.php';

wp_install( 'Test', 'editor', 'test@localhost', true, '', 'test' );
$wp_rewrite->set_permalink_structure( '/%year%/%postname%/' );
$wp_rewrite->flush_rules();
wp_delete_post( 1, true );  // what WordPress comes with
wp_delete_post( 2, true );
wp_delete_post( 3, true );
wp_update_user( array( 'ID' => 1, 'display_name' => 'Legal team' ) );

// A word of its own for each text, so that it can be looked for.
function word_of( $number ) {
	$syllables = array( 'ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru' );
	return 'x' . $syllables[ intdiv( $number, 100 ) % 10 ] . $syllables[ intdiv( $number, 10 ) % 10 ] . $syllables[ $number % 10 ];
}

$titles = array(
	'en' => 'Meeting %d of the network',
	'es' => 'Encuentro %d de la red',
	'fr' => 'Rencontre %d du réseau',
);
$texts  = array(
	'en' => "<p>At its meeting the network spoke about %s and asked the governments of the region for an answer in writing.</p>\n"
		. "<p>The houses along the route told what had changed since the spring: longer waits, fewer beds, more families with children.</p>",
	'es' => "<p>En su encuentro la red habló de %s y pidió a los gobiernos de la región una respuesta por escrito.</p>\n"
		. "<p>Las casas de la ruta contaron lo que ha cambiado desde la primavera: esperas más largas, menos camas, más familias con niñas y niños.</p>",
	'fr' => "<p>Lors de sa rencontre le réseau a parlé de %s et a demandé aux gouvernements de la région une réponse écrite.</p>\n"
		. "<p>Les maisons de la route ont dit ce qui a changé depuis le printemps : des attentes plus longues, moins de lits, plus de familles avec enfants.</p>",
);
$category = wp_create_category( 'Shelter & rest' );

wp_defer_term_counting( true );
for ( $number = 1; $number <= 80; $number++ ) {
	foreach ( $number <= 60 ? array( 'en', 'es', 'fr' ) : array( 'en' ) as $language ) {
		add_post(
			array(
				'post_title'    => sprintf( $titles[ $language ], $number ),
				'post_content'  => sprintf( $texts[ $language ], word_of( $number ) ),
				'post_date'     => sprintf( '20%02d-%02d-10 09:00:00', 10 + $number % 14, 1 + $number % 12 ),
				'post_category' => array( $category ),
				'tags_input'    => array( 'route' ),
				'meta_input'    => array(
					'passage_language' => $language,
					'passage_work'     => "meeting-$number",
				),
			)
		);
	}
}
for ( $number = 1; $number <= 5; $number++ ) {
	add_post( array( 'post_type' => 'page', 'post_title' => "About us, part $number", 'post_content' => sprintf( $texts['en'], word_of( 100 + $number ) ) ) );
}
for ( $number = 1; $number <= 40; $number++ ) {
	$word = word_of( 200 + $number );
	add_pdf( "report-$number.pdf", "Report $number on the route", "Adopted as number $number", array( "The report on $word was adopted by the assembly of the network.", 'It goes to all ministries of the region, which have three months to answer.' ) );
}

$hidden = word_of( 999 );
$draft  = add_post( array( 'post_title' => "Draft $hidden", 'post_content' => $hidden, 'post_status' => 'draft' ) );
add_post( array( 'post_title' => "Private $hidden", 'post_content' => $hidden, 'post_status' => 'private' ) );
add_post( array( 'post_title' => "Pending $hidden", 'post_content' => $hidden, 'post_status' => 'pending' ) );
add_post( array( 'post_title' => "Future $hidden", 'post_content' => $hidden, 'post_status' => 'future', 'post_date' => '2090-01-01 00:00:00' ) );
$locked = add_post( array( 'post_title' => "Locked $hidden", 'post_content' => $hidden, 'post_password' => 'test' ) );
add_pdf( 'of-draft.pdf', 'Of a draft', '', array( $hidden ), $draft );
add_pdf( 'of-locked.pdf', 'Of a locked post', '', array( $hidden ), $locked );
wp_defer_term_counting( false );

list( $password ) = WP_Application_Passwords::create_new_application_password( 1, array( 'name' => 'test' ) );
echo $password;
