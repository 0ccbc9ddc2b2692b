package RT::Extension::Amends::Pages;

use strict;
use warnings;

use RT::Extension::Amends::Actor;
use RT::Extension::Amends::Check;
use RT::Extension::Amends::Configuration;
use RT::Extension::Amends::Door;
use RT::Extension::Amends::People;
use RT::Extension::Amends::Requests;
use RT::Extension::Amends::Tick;
use RT::Extension::Amends::WebFile;

# What RT's own pages need. Nothing in here may break one.

# A role, or nothing; with a queue the one there.
sub role {
    my ( $class, $user, $queue ) = @_;
    return _guarded( 'a page', sub { RT::Extension::Amends::Actor->role( $user, $queue ) } );
}

# Whether an agent has figures of his own: the settings of Amends decide.
sub sees_own_figures {
    my ( $class, $user ) = @_;
    return _guarded(
        'a page',
        sub {
            my $actor = RT::Extension::Amends::Actor->of($user);
            return RT::Extension::Amends->ask( method => 'GET', path => '/api/reports', actor => $actor )->success;
        }
    );
}

# Who decides what is asked and when.
sub administers {
    my ( $class, $user ) = @_;
    return _guarded( 'a page', sub { RT::Extension::Amends::Actor->is_admin($user) } );
}

# What the check finds: pairs of a verdict and a sentence.
sub check {
    my $found = _guarded( 'the page of the settings', sub { [ RT::Extension::Amends::Check->run( time * 1_000 ) ] } );
    return @{ $found || [ [ bad => q{The check did not come to its end. RT's log says why} ] ] };
}

# The desk mount, of all that somebody may see or of one queue.
sub desk {
    my ( $class, $queue ) = @_;
    return RT->Config->Get('WebPath') . '/Amends' . ( $queue ? '/queue/' . $queue->Id : q{} );
}

# Where the pages find a web file.
sub asset {
    my ( $class, $name ) = @_;
    my $assets = RT::Extension::Amends::Configuration->current->assets;
    my $lasting = RT::Extension::Amends::WebFile->lasting_name( $assets, $name );
    return RT->Config->Get('WebPath') . "/amends/assets/$lasting";
}

sub is_available {
    return _guarded(
        q{the manager's page},
        sub {
            my $answer = RT::Extension::Amends->ask_as_host( 'GET', '/api/health' );
            return $answer->success || die $answer->complaint . "\n";
        }
    );
}

# Whether the timer could do its work the last time.
sub is_timely {
    return _guarded( q{the manager's page}, sub { return !RT::Extension::Amends::Tick->failure } );
}

# Whether this is the one who may rate this ticket now.
sub may_rate {
    my ( $class, $user, $ticket ) = @_;
    return _guarded(
        'a page',
        sub {
            return unless RT::Extension::Amends::Requests->is_request($ticket);
            return unless RT::Extension::Amends::Requests->status($ticket) eq 'completed';

            my $requester = RT::Extension::Amends::Requests->requester($ticket);
            return $requester && $requester->Id == $user->Id;
        }
    );
}

# Who can be given a case, as JSON: those who see satisfaction where this user manages it.
sub people {
    my ( $class, $user ) = @_;
    return _guarded(
        'a page',
        sub {
            my @viewers = RT::Extension::Amends::People->viewers( RT::Extension::Amends::Actor->queues($user) );
            my @people = map { { id => $_->Name, name => RT::Extension::Amends::Actor->called($_) } } @viewers;
            return Encode::decode( 'UTF-8', RT::Extension::Amends::Door->json( \@people ) );
        }
    );
}

sub _guarded {
    my ( $where, $ask ) = @_;
    my $answer = eval { $ask->() };
    RT::Extension::Amends->complain( "$where did not find what it needs", $@ ) if $@;
    return $answer;
}

1;
