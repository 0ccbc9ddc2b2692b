package RT::Extension::Amends::Asking;

use strict;
use warnings;

use RT::Extension::Amends::Requests;

# Asking whoever wrote a ticket that was completed, in the mail that RT sends anyway.

# The question as {html, text}; nothing where Amends would rather not ask.
sub question {
    my ( $class, $ticket, $user ) = @_;
    RT::Extension::Amends::Requests->tell($ticket);
    my %question = ( request => '' . $ticket->Id, channel => 'mail' );
    $question{language} = $user->Lang if length( $user->Lang // q{} );
    my $answer = RT::Extension::Amends->demand_as_host( 'POST', '/api/invitations', \%question );
    return $answer->{mail};
}

# Whom to ask among those whom RT writes to now; nothing for nobody.
sub whom {
    my ( $class, $ticket, @addresses ) = @_;
    return unless RT::Extension::Amends::Requests->is_request($ticket);
    return unless RT::Extension::Amends::Requests->status($ticket) eq 'completed';

    my $user = RT::Extension::Amends::Requests->requester($ticket) or return;
    my $address = lc( $user->EmailAddress // q{} );
    return unless length $address && grep { lc eq $address } @addresses;

    # A digest is made of what the ticket keeps, and the ticket keeps no question.
    return if ( RT->Config->Get( 'EmailFrequency', $user ) // q{} ) =~ /daily|weekly|suspend/i;
    return $user;
}

1;
