package RT::Action::AmendsTell;

use strict;
use warnings;

use base 'RT::Action';

use RT::Extension::Amends::Requests;
use RT::Extension::Amends::Telling;

# Has Amends told about a ticket when its change is in the database.

sub Describe { return 'Tells Amends about the ticket' }

sub Prepare {
    my ($self) = @_;
    return RT::Extension::Amends::Requests->is_request( $self->TicketObj )
        && RT::Extension::Amends::Requests->is_worth_telling( $self->TransactionObj ) ? 1 : 0;
}

sub Commit {
    my ($self) = @_;
    RT::Extension::Amends::Telling->note( $self->TicketObj );
    return 1;
}

1;
