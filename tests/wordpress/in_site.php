<?php
// What the scripts of this folder begin with: the test's WordPress, and how to put posts and PDFs into it.
error_reporting( E_ALL & ~E_DEPRECATED );
$_SERVER['HTTP_HOST']   = parse_url( getenv( 'PASSAGE_SITE_URL' ), PHP_URL_HOST );
$_SERVER['REQUEST_URI'] = '/';
require_once getenv( 'PASSAGE_SITE_FOLDER' ) . '/site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

/** A PDF of one page with these lines, of ASCII letters. */
function pdf_of( array $lines ) {
	$content = 'BT /F1 11 Tf 60 740 Td 16 TL';
	foreach ( $lines as $line ) {
		$content .= " ($line) Tj T*";
	}
	$content .= ' ET';
	$objects  = array(
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
		'<< /Length ' . strlen( $content ) . " >>\nstream\n$content\nendstream",
	);
	$file     = "%PDF-1.4\n";
	$table    = "0000000000 65535 f \n";
	foreach ( $objects as $i => $object ) {
		$table .= sprintf( "%010d 00000 n \n", strlen( $file ) );
		$file  .= ( $i + 1 ) . " 0 obj\n$object\nendobj\n";
	}
	$start = strlen( $file );
	return $file . "xref\n0 6\n{$table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n$start\n%%EOF\n";
}

function add_pdf( $name, $title, $caption, array $lines, $parent = 0 ) {
	$upload = wp_upload_bits( $name, null, pdf_of( $lines ) );
	if ( $upload['error'] ) {
		exit( "cannot upload $name: {$upload['error']}\n" );
	}
	$id = wp_insert_attachment(
		array(
			'post_title'     => $title,
			'post_excerpt'   => $caption,
			'post_mime_type' => 'application/pdf',
			'post_status'    => 'inherit',
		),
		$upload['file'],
		$parent,
		true
	);
	return is_wp_error( $id ) ? exit( $id->get_error_message() . "\n" ) : $id;
}

function add_post( array $post ) {
	$id = wp_insert_post( $post + array( 'post_status' => 'publish', 'post_author' => 1 ), true );
	return is_wp_error( $id ) ? exit( $id->get_error_message() . "\n" ) : $id;
}
