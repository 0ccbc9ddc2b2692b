package RT::Extension::Amends::Tasks;

use strict;
use warnings;

use Encode ();
use MIME::Entity;
use RT::Attachments;
use RT::CurrentUser;
use RT::Extension::Amends::Impossible;
use RT::Extension::Amends::People;
use RT::Extension::Amends::Requests;
use RT::Ticket;
use RT::Transactions;

# What staff have done with a ticket from its case, as themselves: correspondence that goes to the
# requestor, and opening it again. RT's own rights, scrips and lifecycle hold.

# The correspondence is in the ticket once, recognisable by the Message-ID that Amends gave it.
sub reply {
    my ( $class, $effect ) = @_;
    my $ticket    = _ticket($effect);
    my $requester = RT::Extension::Amends::Requests->requester($ticket);
    my $address   = $requester && $requester->EmailAddress;
    _impossible('the requestor has no address to write to') unless length( $address // q{} );

    my $transaction = _kept( $ticket, $effect ) || _correspond( $ticket, $effect );
    _impossible('it is in the ticket, but RT has mailed it to nobody: its scrips or the mail server do not let it')
        unless _was_sent( $ticket, $transaction, $address );
    return;
}

sub reopen {
    my ( $class, $effect ) = @_;
    my $ticket = _ticket($effect);
    return unless $ticket->LifecycleObj->IsInactive( $ticket->Status );

    my $status = $ticket->FirstActiveStatus or _impossible('the lifecycle has no way back to an active status');
    my ( $done, $said ) = $ticket->SetStatus($status);
    _impossible($said) unless $done;

    $ticket->Comment( Content => $effect->{text} ) if length $effect->{text};
    return;
}

# As the one who wants it sees it.
sub _ticket {
    my ($effect) = @_;
    my ($user) = RT::Extension::Amends::People->named( $effect->{by}{id} );
    _impossible("$effect->{by}{name} has no account in this RT") unless $user;

    my $ticket = RT::Ticket->new( RT::CurrentUser->new($user) );
    $ticket->LoadById( $effect->{request} ) if $effect->{request} =~ /\A[0-9]+\z/;
    my $is_there = $ticket->Id && RT::Extension::Amends::Requests->is_request($ticket);
    _impossible('there is no such ticket in this RT') unless $is_there;
    return $ticket;
}

sub _correspond {
    my ( $ticket, $effect ) = @_;
    my $subject = $effect->{subject} =~ s/[\r\n]+/ /gr;
    my $mail    = MIME::Entity->build(
        Type         => 'text/plain',
        Charset      => 'UTF-8',
        'Message-ID' => '<' . _message_id($effect) . '>',
        # What a customer is told is no reason to open the ticket again. MIME::Entity leaves a field out that it does not
        # know, unless a colon says that it is one.
        'RT-Control:' => 'no-autoopen',
        ( length $subject ? ( Subject => Encode::encode( 'UTF-8', $subject ) ) : () ),
        Data => [ Encode::encode( 'UTF-8', $effect->{text} ) ],
    );
    my ( $id, $said, $transaction ) = $ticket->Correspond( MIMEObj => $mail );
    _impossible($said) unless $id;
    return $transaction;
}

# The transaction of the first time.
sub _kept {
    my ( $ticket, $effect ) = @_;
    my $attachments = RT::Attachments->new( RT->SystemUser );
    $attachments->LimitByTicket( $ticket->Id );
    $attachments->Limit( FIELD => 'MessageId', VALUE => _message_id($effect) );
    my $first = $attachments->First or return;
    return $first->TransactionObj;
}

sub _message_id {
    my ($effect) = @_;
    my ($id) = $effect->{message_id} =~ /\A<?([^<>\s]+)>?\z/ or die "the mail has no good id\n";
    return $id;
}

# RT keeps the mails that went out, unless it is told not to; then nobody can say.
sub _was_sent {
    my ( $ticket, $transaction, $address ) = @_;
    return 1 unless RT->Config->Get('RecordOutgoingEmail');

    my $sent = RT::Transactions->new( RT->SystemUser );
    $sent->LimitToTicket( $ticket->Id );
    $sent->Limit( FIELD => 'Type', VALUE => 'EmailRecord' );
    $sent->Limit( FIELD => 'id', OPERATOR => '>', VALUE => $transaction->Id );
    while ( my $record = $sent->Next ) {
        my $mail = $record->Attachments->First or next;
        my $to = join q{,}, map { $mail->GetHeader($_) // q{} } qw(To Cc Bcc);
        return 1 if index( lc $to, lc $address ) >= 0;
    }
    return 0;
}

sub _impossible { return RT::Extension::Amends::Impossible->throw(@_) }

1;
