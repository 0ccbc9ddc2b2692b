package RT::Extension::Amends::Notices;

use strict;
use warnings;

use Encode ();
use MIME::Entity;
use RT::Extension::Amends::Actor;
use RT::Extension::Amends::People;
use RT::Extension::Amends::Requests;
use RT::Interface::Email;
use RT::Queue;
use RT::Ticket;

# Notifications of Amends, and questions that come later or once more, delivered to people by RT's mail.

sub deliver {
    my ( $class, $effect ) = @_;
    return _ask($effect) if $effect->{to}{requester};

    my $queue = RT::Queue->new( RT->SystemUser );
    $queue->Load( $effect->{to}{queue} ) if length( $effect->{to}{queue} // q{} );
    my @addresses = _addresses( $effect->{to}, $queue );
    if ( !@addresses ) {
        return if $effect->{to}{watcher};

        RT->Logger->warning("Amends: nobody is there to be notified by effect $effect->{id}");
        return;
    }

    # One mail for all, so that one that comes again comes to everybody again, recognisable by its id.
    return _send( _entity( $effect, $queue, @addresses ) );
}

# A question that comes later or once more. Nobody is asked about a ticket that was opened again meanwhile.
sub _ask {
    my ($effect) = @_;
    my $ticket = RT::Ticket->new( RT->SystemUser );
    $ticket->LoadById( $effect->{request} );
    return unless $ticket->Id && RT::Extension::Amends::Requests->is_request($ticket);
    return unless RT::Extension::Amends::Requests->status($ticket) eq 'completed';

    my $user = RT::Extension::Amends::Requests->requester($ticket) or return;
    return unless length( $user->EmailAddress // q{} );

    my $mail = MIME::Entity->build(
        _head( $effect, $ticket->QueueObj, $user->EmailAddress ),
        Type => 'multipart/alternative',
    );
    for my $part (qw(text html)) {
        $mail->attach(
            Type     => $part eq 'html' ? 'text/html' : 'text/plain',
            Charset  => 'utf-8',
            Encoding => 'quoted-printable',
            Data     => Encode::encode( 'UTF-8', $effect->{$part} ),
        );
    }
    return _send($mail);
}

sub _send {
    my ($mail) = @_;
    my $sent = RT::Interface::Email::SendEmail( Entity => $mail );
    die "the mail could not be sent\n" unless $sent > 0;
    return;
}

sub _entity {
    my ( $effect, $queue, @addresses ) = @_;
    my $link = RT->Config->Get('WebURL') . 'Amends/';
    $link .= "?case=$effect->{follow_up}" if defined $effect->{follow_up};
    return MIME::Entity->build(
        _head( $effect, $queue, @addresses ),
        Type     => 'text/plain',
        Charset  => 'utf-8',
        Encoding => 'quoted-printable',
        Data     => Encode::encode( 'UTF-8', "$effect->{text}\n\n$link\n" ),
    );
}

# The same effect sent again has the same Message-ID.
sub _head {
    my ( $effect, $queue, @addresses ) = @_;
    my ($message_id) = $effect->{message_id} =~ /\A<?([^<>\s]+)>?\z/ or die "the mail has no good id\n";
    my $from = $queue->Id && $queue->CorrespondAddress || RT->Config->Get('CorrespondAddress');
    return (
        From                   => Encode::encode( 'UTF-8', $from ),
        To                     => Encode::encode( 'UTF-8', join ', ', @addresses ),
        Subject                => RT::Interface::Email::EncodeToMIME( String => $effect->{subject} ),
        'Message-ID'           => "<$message_id>",
        'Auto-Submitted'       => 'auto-generated',
        'X-RT-Loop-Prevention' => Encode::encode( 'UTF-8', RT->Config->Get('rtname') ),
    );
}

# Whom RT does not know, or cannot write to, does not hear of it: then the managers do. Who watches a
# case hears of it while he may see it.
sub _addresses {
    my ( $to, $queue ) = @_;
    my @users = defined $to->{user} ? RT::Extension::Amends::People->named( $to->{user} ) : ();
    return _mails( grep { _may_see( $_, $queue ) } @users ) if $to->{watcher};

    my @named = _mails(@users);
    return @named ? @named : _mails( RT::Extension::Amends::People->managers($queue) );
}

sub _may_see {
    my ( $user, $queue ) = @_;
    return RT::Extension::Amends::Actor->role( $user, $queue->Id ? $queue : undef );
}

sub _mails {
    my (@users) = @_;
    return grep { defined && length } map { $_->EmailAddress } @users;
}

1;
