package RT::Extension::Amends;

use strict;
use warnings;

use RT::ACE;
use RT::Queue;
use RT::Extension::Amends::Actor;
use RT::Extension::Amends::Configuration;
use RT::Extension::Amends::DeskMount;
use RT::Extension::Amends::Door;
use RT::Extension::Amends::Effects;
use RT::Extension::Amends::Endpoint;
use RT::Extension::Amends::Pages;
use RT::Extension::Amends::Telling;
use RT::Extension::Amends::Tokens;

our $VERSION = '0.1.0';

=head1 NAME

RT::Extension::Amends - one-click satisfaction, and a follow-up for everybody who was not satisfied

=head1 DESCRIPTION

This is glue: every rule of the product lives in F<libamends.so>. Nothing here may call it while RT
loads, because web servers fork afterwards. Installing is described in F<docs/request-tracker.md> of Amends.

=head1 AUTHOR

The Amends project

=head1 LICENSE

MIT

=cut

RT::Queue->AddRight( Staff => SeeAmends    => 'See satisfaction' );                # loc
RT::Queue->AddRight( Staff => ManageAmends => 'See all satisfaction and manage follow-ups' );    # loc

RT->AddStyleSheets('amends.css');

# Links of mails and reports lead to this page with arguments; it only shows.
$RT::Interface::Web::IS_WHITELISTED_COMPONENT{'/Amends/index.html'} = 1;

RT::Extension::Amends::Telling->watch;
RT::Extension::Amends::Tokens->watch;

# RT calls this once for the application of a process, REST2 and the web pages inside of ours.
sub PSGIWrap {
    my ( $class, $app ) = @_;
    return sub {
        my ($env) = @_;
        my $path = $env->{PATH_INFO} // q{};
        return RT::Extension::Amends::Endpoint->call($env) if $path =~ m{\A/amends(?:/|\z)};
        return RT::Extension::Amends::DeskMount->call($env)
            if $path =~ RT::Extension::Amends::DeskMount->paths;
        return $app->($env);
    };
}

my ( $door, $door_pid );

# The door of this process. It opens at the first call and again after a fork, so that no two
# processes ever share an instance.
sub door {
    return $door if $door && $door_pid == $$;

    $door = RT::Extension::Amends::Door->new( RT::Extension::Amends::Configuration->current );
    $door_pid = $$;
    RT->Logger->debug( 'Amends: the library ' . $door->version . ' is open' );
    return $door;
}

# Asks Amends and carries out what it wants done here. A call that changes nothing has no effects.
sub ask {
    my ( $class, %request ) = @_;
    my $answer = $class->door->call( RT::Extension::Amends::Effects->lease(%request) );
    RT::Extension::Amends::Effects->carry_out( $answer->effects );
    return $answer;
}

# Asks as the helpdesk itself, with a JSON document.
sub ask_as_host {
    my ( $class, $method, $path, $document ) = @_;
    return $class->ask(
        method  => $method,
        path    => $path,
        actor   => RT::Extension::Amends::Actor->host,
        headers => {
            'content-type' => 'application/json',
            'accept'       => 'application/json',
            'x-amends'     => '1',
        },
        body        => RT::Extension::Amends::Door->json( $document // {} ),
        deadline_ms => RT::Extension::Amends::Configuration->host_deadline_ms,
    );
}

# The same; an answer that is no success is an exception.
sub demand_as_host {
    my ( $class, $method, $path, $document ) = @_;
    my $answer = $class->ask_as_host( $method, $path, $document );
    die $answer->complaint . "\n" unless $answer->success;
    return $answer->json;
}

# RT's caches last for a request; it empties them behind its own pages only.
sub clean_up {
    my ($class) = @_;
    require RT::Interface::Web::Handler;
    eval { RT::Interface::Web::Handler->CleanupRequest; 1 } or $class->complain( 'a cache was not emptied', $@ );
    return;
}

# Says why Amends did not work. Messages of ours hold no token, address or comment.
sub complain {
    my ( $class, $what, $error ) = @_;
    chomp $error;
    RT->Logger->error("Amends: $what: $error");
    return;
}

1;
