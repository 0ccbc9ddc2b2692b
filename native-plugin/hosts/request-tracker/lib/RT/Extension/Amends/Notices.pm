package RT::Extension::Amends::Notices;

use strict;
use warnings;

use Encode ();
use MIME::Entity;
use RT::Extension::Amends::Actor;
use RT::Extension::Amends::Impossible;
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
        RT::Extension::Amends::Impossible->throw('RT has no such user, or no address') if $effect->{to}{only};

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

    my %head = _head( $effect, $ticket->QueueObj, $user->EmailAddress );
    return _send( _in_both_forms( $effect->{text}, $effect->{html}, %head ) );
}

sub _in_both_forms {
    my ( $text, $html, %head ) = @_;
    my $mail = MIME::Entity->build( %head, Type => 'multipart/alternative' );
    $mail->attach( _part( 'text/plain', $text ) );
    $mail->attach( _part( 'text/html',  $html ) );
    return $mail;
}

sub _part {
    my ( $type, $words ) = @_;
    return (
        Type     => $type,
        Charset  => 'utf-8',
        Encoding => 'quoted-printable',
        Data     => Encode::encode( 'UTF-8', $words ),
    );
}

sub _send {
    my ($mail) = @_;
    my $sent = RT::Interface::Email::SendEmail( Entity => $mail );
    die "the mail could not be sent\n" unless $sent > 0;
    return;
}

sub _entity {
    my ( $effect, $queue, @addresses ) = @_;
    my %head = _head( $effect, $queue, @addresses );
    my $link = _link($effect);
    my $text = defined $link ? "$effect->{text}\n\n$link\n" : $effect->{text};
    return MIME::Entity->build( %head, _part( 'text/plain', $text ) ) unless defined $effect->{html};

    my $html = $effect->{html};
    if ( defined $link ) {
        ( my $address = $link ) =~ s/&/&amp;/g;
        $html .= qq{<p><a href="$address">$address</a></p>\n};
    }
    return _in_both_forms( $text, $html, %head );
}

# The page that the mail is about: the report, the case, or the list; of praise there is none.
sub _link {
    my ($effect) = @_;
    my $pages = RT->Config->Get('WebURL') . 'Amends/';
    my $kind  = $effect->{template} // q{};
    return if $kind eq 'praise';
    return "${pages}Report.html?$effect->{view}" if $kind eq 'report';
    return defined $effect->{follow_up} ? "$pages?case=$effect->{follow_up}" : $pages;
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

# Whom RT does not know, or cannot write to, does not hear of it: then the managers do, but for what is
# meant for one alone. Who watches a case hears of it while he may see it.
sub _addresses {
    my ( $to, $queue ) = @_;
    my @users = defined $to->{user} ? RT::Extension::Amends::People->named( $to->{user} ) : ();
    return _mails( grep { _may_see( $_, $queue ) } @users ) if $to->{watcher};

    my @named = _mails(@users);
    return @named if @named || $to->{only};
    return _mails( RT::Extension::Amends::People->managers($queue) );
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
