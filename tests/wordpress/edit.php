<?php
// edit.php edit|trash|pdf|publish|touch: one change of the test's site, as an editor makes it.
require __DIR__ . '/in_site.php';

function post_called( $title ) {
	$found = get_posts( array( 'title' => $title, 'post_status' => 'any', 'posts_per_page' => 1 ) );
	return $found ? $found[0]->ID : exit( "there is no $title\n" );
}

switch ( $argv[1] ) {
	case 'edit':
		wp_update_post( array( 'ID' => post_called( 'Meeting 70 of the network' ), 'post_content' => '<p>The network moved its meeting to the harbour of xeditado.</p>' ) );
		break;
	case 'trash':
		wp_trash_post( post_called( 'Meeting 71 of the network' ) );
		break;
	case 'pdf':
		add_pdf( 'new.pdf', 'A new report', '', array( 'The new report on xnuevo was adopted by the assembly.' ) );
		break;
	case 'publish':
		// As WordPress does it when the time of a scheduled post has come: post_modified stays what it was.
		$id = post_called( 'Future x' . str_repeat( 'ru', 3 ) );
		wp_publish_post( $id );
		break;
	default:
		exit( "edit.php edit|trash|pdf|publish\n" );
}
