package RT::Extension::Amends::Session;

use strict;
use warnings;

use CGI::Cookie ();
use RT::CurrentUser;
use RT::Interface::Web;
use RT::Interface::Web::Session;

# Who is signed in to RT, by the cookie of its web pages. RT's own function would make a new session
# for everybody who has none, and take every call for a sign that somebody is there: pages that poll
# would never be logged off.

# The signed-in user; nothing for anybody else. A call that changes something is a sign of life.
sub user {
    my ( $class, $env, $is_active ) = @_;
    my %cookies = CGI::Cookie->parse( $env->{HTTP_COOKIE} );
    my $cookie  = $cookies{ _cookie_name($env) } or return;
    my $id      = _user_id( $cookie->value, $is_active ) or return;

    my $user = RT::CurrentUser->new;
    $user->Load($id);
    return $user->Id && !$user->UserObj->Disabled ? $user : undef;
}

sub _cookie_name {
    my ($env) = @_;
    no warnings 'redefine';
    local *RT::Interface::Web::RequestENV = sub { return $env->{ $_[0] } };
    return RT::Interface::Web::_SessionCookieName();
}

# The session is locked while it is tied: it is let go before Amends is asked.
sub _user_id {
    my ( $session_id, $is_active ) = @_;
    my $store = 'RT::Interface::Web::Session';
    my %session;
    return unless eval { tie %session, $store->Class, $session_id, $store->Attributes; 1 };

    my $user = $session{CurrentUser};
    my $id   = $user && !$session{REST} && !_has_expired( \%session ) ? $user->id : undef;
    $session{_session_last_update} = int( time / 60 ) if $id && $is_active;
    untie %session;
    return $id;
}

# As in RT::Interface::Web::LoadSessionFromCookie.
sub _has_expired {
    my ($session)  = @_;
    my $minutes    = int( RT->Config->Get('AutoLogoff') || 0 ) or return 0;
    my $last_alive = $session->{_session_last_update} or return 0;
    return int( time / 60 ) - $last_alive > $minutes;
}

1;
