package RT::Extension::Amends::Requests;

use strict;
use warnings;

use Encode ();
use RT::Ticket;
use RT::Extension::Amends::Configuration;

# What Amends hears about a ticket.

use constant {
    MAX_NAME_BYTES    => 255,
    MAX_SUBJECT_BYTES => 1_024,
};

# Changes of these are worth telling; the rest does not reach a snapshot.
my %TOLD_TYPES = map { $_ => 1 }
    qw(Create Status AddWatcher DelWatcher SetWatcher Force Give Take Steal Untake Owner Set);
my %TOLD_FIELDS = map { $_ => 1 } qw(Status Subject Queue Owner Requestor);

# Approvals and reminders are nobody's request. A ticket that was merged into another one stays told as
# it was: told as deleted, its cases would be void.
sub is_request {
    my ( $class, $ticket ) = @_;
    return $ticket->Id && $ticket->Type eq 'ticket' && $ticket->EffectiveId == $ticket->Id;
}

sub is_worth_telling {
    my ( $class, $transaction ) = @_;
    return $TOLD_TYPES{ $transaction->Type } && $TOLD_FIELDS{ $transaction->Field || 'Status' };
}

sub tell {
    my ( $class, $ticket ) = @_;
    RT::Extension::Amends->demand_as_host( 'PUT', '/api/requests/' . $ticket->Id, _document($ticket) );
    return;
}

# As the database has it now; nothing of what is no request.
sub tell_by_id {
    my ( $class, $id ) = @_;
    my $ticket = RT::Ticket->new( RT->SystemUser );
    $ticket->LoadById($id);
    $class->tell($ticket) if $class->is_request($ticket);
    return;
}

# The first of those who asked; the one whom Amends asks.
sub requester {
    my ( $class, $ticket ) = @_;
    my $members = $ticket->Requestors->MembersObj;
    $members->OrderBy( FIELD => 'id' );
    while ( my $member = $members->Next ) {
        my $principal = $member->MemberObj;
        next unless $principal->IsUser && !$principal->Disabled;

        return $principal->Object;
    }
    return;
}

sub status {
    my ( $class, $ticket ) = @_;
    my $status = $ticket->Status;
    return 'deleted' if $status eq 'deleted';
    return 'open' unless $ticket->LifecycleObj->IsInactive($status);
    return 'open' if grep { $_ eq $status } RT::Extension::Amends::Configuration->no_completion;
    return 'completed';
}

sub _document {
    my ($ticket)  = @_;
    my $class     = __PACKAGE__;
    my $owner     = $ticket->OwnerObj;
    my $requester = $class->requester($ticket);
    my %document  = (
        status  => $class->status($ticket),
        url     => RT->Config->Get('WebURL') . 'Ticket/Display.html?id=' . $ticket->Id,
        subject => _fit( $ticket->Subject, MAX_SUBJECT_BYTES ),
        queue   => _fit( $ticket->QueueObj->Name ),
        channel => _channel($ticket),
    );
    if ( $document{status} eq 'completed' ) {
        $document{closer}     = _closer($ticket);
        $document{resolution} = RT::Extension::Amends::Configuration->resolution( $ticket->Status );
    }
    @document{qw(requester organisation)} = ( _person($requester), _fit( $requester->Organization ) ) if $requester;
    @document{qw(agent team)} = ( _fit( $owner->Name ), _team($owner) ) if $owner->Id != RT->Nobody->Id;
    return _known( \%document );
}

sub _person {
    my ($user) = @_;
    return _known(
        {
            id       => _fit( $user->Name ),
            name     => _fit( $user->RealName ) // _fit( $user->Name ),
            mail     => _fit( $user->EmailAddress ),
            language => _fit( $user->Lang ),
        }
    );
}

# RT has no teams; a group that its administrators made is one. By name, so that it is always the same.
sub _team {
    my ($user) = @_;
    my $groups = $user->OwnGroups( Recursively => 0 );
    $groups->LimitToUserDefinedGroups;
    $groups->LimitToEnabled;
    $groups->OrderBy( FIELD => 'Name' );
    my $first = $groups->First or return undef;
    return _fit( $first->Name );
}

# Who completed it, not who edited it last.
sub _closer {
    my ($ticket) = @_;
    my $changes = RT::Transactions->new( RT->SystemUser );
    $changes->Limit( FIELD => 'ObjectType', VALUE => 'RT::Ticket' );
    $changes->Limit( FIELD => 'ObjectId',   VALUE => $ticket->Id );
    $changes->Limit( FIELD => 'Type',       VALUE => 'Status' );
    $changes->Limit( FIELD => 'NewValue',   VALUE => $ticket->Status );
    $changes->OrderBy( FIELD => 'id', ORDER => 'DESC' );
    $changes->RowsPerPage(1);
    my $last = $changes->First or return undef;
    return _fit( $last->CreatorObj->Name );
}

# As RT calls the way in by which the ticket came: web, email, rest2.
sub _channel {
    my ($ticket) = @_;
    my $created = $ticket->Transactions->First or return undef;
    my $message = RT::Attachments->new( RT->SystemUser );
    $message->Limit( FIELD => 'TransactionId', VALUE => $created->Id );
    $message->Limit( FIELD => 'Parent',        VALUE => 0 );
    my $first = $message->First or return undef;
    return _fit( lc( $first->GetHeader('X-RT-Interface') // q{} ) );
}

# undef for an empty text. What is too long is cut, between characters; NUL, which some databases keep,
# is no text.
sub _fit {
    my ( $text, $max_bytes ) = @_;
    $text =~ tr/\0//d if defined $text;
    return undef unless defined $text && length $text;

    my $bytes = substr Encode::encode( 'UTF-8', $text ), 0, $max_bytes // MAX_NAME_BYTES;
    return Encode::decode( 'UTF-8', $bytes, Encode::FB_QUIET );
}

# Without the members that are undef.
sub _known {
    my ($document) = @_;
    delete @{$document}{ grep { !defined $document->{$_} } keys %{$document} };
    return $document;
}

1;
