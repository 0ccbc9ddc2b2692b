#!/usr/bin/perl
use strict;
use warnings;
use utf8;

# A small helpdesk: two agents in two groups, one that has no part in satisfaction, a manager, three
# customers, a queue with Amends and one without. Everybody's password is the same.

BEGIN { push @INC, '/usr/local/share/request-tracker5/lib', '/usr/share/request-tracker5/lib' }
use RT -init;

my $password = 'Amends-2-try';
RT->Config->Set( MailCommand => sub { return 1 } );

sub done {
    my ( $done, @why ) = @_;
    die "@why\n" unless $done;
    return $done;
}

sub person {
    my ( $name, $real_name, %more ) = @_;
    my $user = RT::User->new( RT->SystemUser );
    done( $user->Create( Name => $name, RealName => $real_name, EmailAddress => "$name\@example.org",
            Password => $password, Privileged => 1, %more ) );
    return $user;
}

sub group {
    my ( $name, @members ) = @_;
    my $group = RT::Group->new( RT->SystemUser );
    done( $group->CreateUserDefinedGroup( Name => $name ) );
    done( $group->AddMember( $_->PrincipalId ) ) for @members;
    return $group;
}

sub system_group {
    my ($name) = @_;
    my $group = RT::Group->new( RT->SystemUser );
    $group->LoadSystemInternalGroup($name);
    return $group;
}

sub grant {
    my ( $group, $object, @rights ) = @_;
    done( $group->PrincipalObj->GrantRight( Right => $_, Object => $object ) ) for @rights;
    return;
}

my $maya   = person( 'maya',  'Maya Lindqvist' );
my $jana   = person( 'jana',  'Jana Novák' );
my $eoin   = person( 'eoin',  'Eoin Byrne' );
my $tomas  = person( 'tomas', 'Tomas Varga' );
my $ingrid = person( 'ingrid', 'Ingrid Solberg', Privileged => 0, Organization => 'Solberg AS' );
my $dieter = person( 'dieter', 'Dieter Weiß',    Privileged => 0, Lang => 'de' );
my $amara  = person( 'amara',  'Amara Okafor',   Privileged => 0 );

my $managers  = group( 'Managers',  $maya );
my $network   = group( 'Network',   $jana );
my $workplace = group( 'Workplace', $eoin );

my $desk = RT::Queue->new( RT->SystemUser );
done( $desk->Create( Name => 'Service Desk' ) );
my $plain = RT::Queue->new( RT->SystemUser );
done( $plain->Create( Name => 'Facilities' ) );

grant( system_group('Privileged'), RT->System,
    qw(SeeQueue ShowTicket ShowTicketComments CreateTicket ReplyToTicket CommentOnTicket OwnTicket TakeTicket
        ModifyTicket DeleteTicket Watch ModifySelf SeeGroup LoadSavedSearch ShowSavedSearches) );
grant( system_group('Everyone'), RT->System, qw(CreateTicket) );
my $requestor = RT::System->RoleGroup('Requestor');
grant( $requestor, RT->System, qw(ShowTicket ReplyToTicket SeeQueue) );
grant( $_, $desk, 'SeeAmends' ) for $network, $workplace;
grant( $managers, $desk, 'ManageAmends' );

for my $ticket (
    [ $desk,  $ingrid, $jana, 'VPN drops every few minutes' ],
    [ $desk,  $dieter, $jana, 'Kein Zugriff auf das Laufwerk' ],
    [ $desk,  $amara,  $eoin, 'Printer on floor 3 prints <b>blank</b> pages' ],
    [ $desk,  $ingrid, $eoin, 'New toner for the label printer' ],
    [ $desk,  $amara,  $jana, 'Second factor lost with my phone' ],
    [ $desk,  undef,   $eoin, 'Badge reader does not beep' ],
    [ $plain, $ingrid, $jana, 'Door of meeting room 2 sticks' ],
    )
{
    my ( $queue, $who, $owner, $subject ) = @{$ticket};
    my $made = RT::Ticket->new( $who ? RT::CurrentUser->new($who) : RT->SystemUser );
    done(
        $made->Create(
            Queue     => $queue->Id,
            Subject   => $subject,
            Requestor => $who ? [ $who->EmailAddress ] : [],
            Owner     => $owner->Id,
            MIMEObj   => MIME::Entity->build(
                Type => 'text/plain', Charset => 'utf-8', Data => Encode::encode( 'UTF-8', "$subject." ),
            ),
        )
    );
    done( RT->DatabaseHandle->dbh->do( q{UPDATE Tickets SET Status = 'open' WHERE id = ?}, undef, $made->Id ) );
}
