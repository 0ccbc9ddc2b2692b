package RT::Extension::Amends::Untold;

use strict;
use warnings;

use RT::Attribute;
use RT::Attributes;
use RT::Extension::Amends::Requests;

# Tickets that Amends is yet to be told about: noted in RT's database, in the same transaction as the
# change, and forgotten when it was told. What a process leaves behind that dies meanwhile, or that
# cannot tell, is told by the tick.

use constant {
    NOTE => 'AmendsUntold',

    # Bounds one run; what is left is told by the next.
    MAX_TOLD => 500,
};

# Returns the id of a new note. Each change has its own: who has told of an older one must not forget
# this one.
sub note {
    my ( $class, $ticket ) = @_;
    my $note = RT::Attribute->new( RT->SystemUser );
    my ( $id, $why ) = $note->Create( Object => $ticket, Name => NOTE, Content => 1 );
    die "$why\n" unless $id;
    return $id;
}

sub forget {
    my ( $class, $id ) = @_;
    my $note = RT::Attribute->new( RT->SystemUser );
    $note->Load($id);
    $note->Delete if $note->Id;
    return;
}

sub tell {
    my $notes = RT::Attributes->new( RT->SystemUser );
    $notes->Limit( FIELD => 'Name',       VALUE => NOTE );
    $notes->Limit( FIELD => 'ObjectType', VALUE => 'RT::Ticket' );
    $notes->OrderBy( FIELD => 'id' );
    $notes->RowsPerPage(MAX_TOLD);
    for my $note ( @{ $notes->ItemsArrayRef } ) {
        _tell( $note->ObjectId );
        $note->Delete;
    }
    return;
}

# What is refused would be refused again, and keeps no other waiting; without Amends there is no use in
# going on.
sub _tell {
    my ($id) = @_;
    return if eval { RT::Extension::Amends::Requests->tell_by_id($id); 1 };

    my $error = $@;
    die $error unless $error =~ /\Athe answer was 422 /;
    RT::Extension::Amends->complain( "ticket $id is not told", $error );
    return;
}

1;
