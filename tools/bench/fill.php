<?php
// Fills a practice wiki for the benchmark: php fill.php TREE before|after
//
// `before`: 500 pages of 8 kB, made by 150 accounts and 150 addresses, long ago.
// `after`: each page is edited once by one of these authors, now.

use MediaWiki\Revision\SlotRecord;
use Wikimedia\Timestamp\ConvertibleTimestamp;

require_once $argv[1] . '/maintenance/Maintenance.php';

class FillWiki extends Maintenance {
	private const PAGES = 500;
	private const OF_EACH_KIND = 150;
	private const SIZE = 8192;
	private const DAYS_AGO = 100;

	public function __construct() {
		parent::__construct();
		$this->addArg( 'tree', 'Where MediaWiki is' );
		$this->addArg( 'phase', 'before or after' );
	}

	public function execute() {
		$before = $this->getArg( 1 ) === 'before';
		if ( $before ) {
			ConvertibleTimestamp::setFakeTime( time() - self::DAYS_AGO * 86400 );
		}
		for ( $number = 0; $number < self::PAGES; $number++ ) {
			$text = $this->text( $number ) . ( $before ? '' : "\n\nThe road number $number was opened again in May." );
			// The author of a later edit is not the one who made the page.
			$this->save( $this->author( $number + ( $before ? 0 : 7 ), $before ), "Village $number", $text );
		}
	}

	/** The first time, accounts are made. */
	private function author( int $number, bool $make ) {
		$number %= 2 * self::OF_EACH_KIND;
		$users = $this->getServiceContainer()->getUserFactory();
		if ( $number >= self::OF_EACH_KIND ) {
			return $users->newAnonymous( '192.0.2.' . ( $number - self::OF_EACH_KIND ) );
		}
		$user = $users->newFromName( "Author $number" );
		if ( $make && !$user->isRegistered() ) {
			$user->addToDatabase();
		}
		return $user;
	}

	private function text( int $number ): string {
		$text = '';
		for ( $line = 0; strlen( $text ) < self::SIZE; $line++ ) {
			$text .= "The village number $number has a street number $line, with a well and two old houses.\n\n";
		}
		return $text;
	}

	private function save( $author, string $title, string $text ) {
		$services = $this->getServiceContainer();
		$page = $services->getWikiPageFactory()->newFromTitle( $services->getTitleFactory()->newFromText( $title ) );
		$handler = $services->getContentHandlerFactory()->getContentHandler( CONTENT_MODEL_WIKITEXT );
		$updater = $page->newPageUpdater( $author );
		$updater->setContent( SlotRecord::MAIN, $handler->unserializeContent( $text ) );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( '' ) );
		if ( !$updater->wasSuccessful() ) {
			$this->fatalError( "$title was not saved: " . $updater->getStatus() );
		}
	}

	/** MediaWiki 1.39 has no such method. */
	protected function getServiceContainer() {
		return MediaWiki\MediaWikiServices::getInstance();
	}
}

$maintClass = FillWiki::class;
require_once RUN_MAINTENANCE_IF_MAIN;
