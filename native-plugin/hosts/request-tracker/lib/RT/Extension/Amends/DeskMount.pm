package RT::Extension::Amends::DeskMount;

use strict;
use warnings;

use RT::Extension::Amends::Actor;
use RT::Extension::Amends::PsgiRequest;
use RT::Extension::Amends::Session;
use RT::Interface::Web;

# The desk mount: RT's session says who asks; Amends says what they may. Of all that somebody may see,
# or of one queue, where somebody may be a manager in one and an agent in another.

sub paths { return qr{\A/Amends(?:/queue/(\d+))?(/api/.*)\z}s }

sub call {
    my ( $class, $env ) = @_;
    my $answer = eval { _answer($env) };
    if ( !$answer ) {
        RT::Extension::Amends->complain( 'the desk mount could not answer', $@ );
        $answer = _refuse( 503, 'unavailable', 'Amends is not available' );
    }
    RT::Extension::Amends->clean_up;
    return $answer;
}

sub _answer {
    my ($env) = @_;
    my ( $queue_id, $path ) = $env->{PATH_INFO} =~ paths();
    my %request = RT::Extension::Amends::PsgiRequest->from( $env, $path )
        or return _refuse( 413, 'too_large', 'The request is too large' );

    RT::ConnectToDatabase();
    my $changes = RT::Extension::Amends::PsgiRequest->changes_state($env);
    my $user    = RT::Extension::Amends::Session->user( $env, $changes )
        or return _refuse( 401, 'not_signed_in', 'Sign in first' );
    if ($changes) {

        # A form of another site cannot set a header of its own.
        return _refuse( 403, 'header_required', 'The header X-Amends is missing' )
            unless ( $env->{HTTP_X_AMENDS} // q{} ) eq '1';
        return _refuse( 403, 'cross_site', 'The request comes from another site' ) if _is_foreign($env);
    }
    my $actor = _actor( $user, $path, $queue_id ) or return _refuse( 404, 'not_found', 'There is no such queue' );

    my $answer = RT::Extension::Amends->ask( %request, actor => $actor );
    return [ $answer->status, [ $answer->headers ], [ $answer->body ] ];
}

sub _actor {
    my ( $user, $path, $queue_id ) = @_;
    return RT::Extension::Amends::Actor->requester($user) if $path =~ m{/my-rating\z};
    return RT::Extension::Amends::Actor->of($user) unless $queue_id;

    my $queue = RT::Queue->new( RT->SystemUser );
    return unless $queue->Load($queue_id);
    return RT::Extension::Amends::Actor->of( $user, $queue );
}

# RT's own rule, where its administrator has not switched it off; `Origin` says what `Referer` says.
sub _is_foreign {
    my ($env) = @_;
    return 1 if ( $env->{HTTP_SEC_FETCH_SITE} // 'same-origin' ) ne 'same-origin';
    return 0 unless RT->Config->Get('RestrictReferrer');

    my $from = $env->{HTTP_ORIGIN} // $env->{HTTP_REFERER} // q{};
    return 1 unless $from =~ m{\Ahttps?://[^/]}i;
    my ($allowed) = RT::Interface::Web::IsRefererCSRFWhitelisted($from);
    return !$allowed;
}

sub _refuse { return RT::Extension::Amends::PsgiRequest->problem(@_) }

1;
