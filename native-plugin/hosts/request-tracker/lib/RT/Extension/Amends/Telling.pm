package RT::Extension::Amends::Telling;

use strict;
use warnings;

use DBIx::SearchBuilder::Handle;
use RT::Handle;
use RT::Extension::Amends::Effects;
use RT::Extension::Amends::Requests;
use RT::Extension::Amends::Untold;

# Tells Amends about tickets, after the database has their changes for certain. RT's TransactionBatch is
# no such time: pages run it before they commit, and once for each ticket object, so that it misses what
# the object does later.

# Tickets, and the notes about them.
my %waiting;
our $is_telling;

# To be told when RT's transaction has ended; noted in it, in case that this process does not live as long.
sub note {
    my ( $class, $ticket ) = @_;
    my $id = $ticket->Id;
    return if exists $waiting{$id};

    $waiting{$id} = eval { RT::Extension::Amends::Untold->note($ticket) };
    RT::Extension::Amends->complain( "ticket $id is told now or never", $@ ) unless $waiting{$id};
    return;
}

# Every transaction of RT's ends here.
sub watch {
    my ($class) = @_;
    no warnings 'redefine';
    my $end = DBIx::SearchBuilder::Handle->can('EndTransaction');
    *RT::Handle::EndTransaction = sub {
        my ($handle) = @_;
        my @ended = &{$end};
        $class->_tell_waiting if %waiting && !$is_telling && !$handle->TransactionDepth;
        return wantarray ? @ended : $ended[-1];
    };
    return;
}

sub _tell_waiting {
    my ($class) = @_;
    my %told = %waiting;
    %waiting = ();

    # What somebody is about to look at in $@ is not ours to change.
    local ( $@, $is_telling ) = ( $@, 1 );
    for my $id ( sort { $a <=> $b } keys %told ) {
        next if eval { _tell( $id, $told{$id} ); 1 };

        # Each further call would keep the page waiting as long: the tick tells the rest.
        return RT::Extension::Amends->complain( "ticket $id could not be told now", $@ );
    }
    eval { RT::Extension::Amends::Effects->carry_out_due; 1 }
        or RT::Extension::Amends->complain( 'effects could not be had', $@ );
    return;
}

sub _tell {
    my ( $id, $note ) = @_;
    RT::Extension::Amends::Requests->tell_by_id($id);
    RT::Extension::Amends::Untold->forget($note) if $note;
    return;
}

1;
