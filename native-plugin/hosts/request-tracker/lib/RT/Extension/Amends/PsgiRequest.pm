package RT::Extension::Amends::PsgiRequest;

use strict;
use warnings;

use Encode      ();
use URI::Escape ();
use RT::Extension::Amends::Door;

# From PSGI's environment to the request that the door takes, and back.

use constant MAX_BODY_BYTES => 1_048_576;

# Who somebody is says the host, not a header; and only the host leases effects.
my @WITHHELD = qw(cookie authorization x-amends-consumer x-amends-kinds);

# PSGI has decoded the path; the door takes it as it came.
my $PLAIN = q{^A-Za-z0-9\-._~/!$&'()*+,;=:@};

# Nothing when the body is larger than anything Amends takes.
sub from {
    my ( $class, $env, $path ) = @_;
    my $body = _read_body($env);
    return unless defined $body;

    return (
        method  => $env->{REQUEST_METHOD},
        path    => URI::Escape::uri_escape( $path, $PLAIN ),
        query   => _text( $env->{QUERY_STRING} ),
        headers => _headers($env),
        body    => $body,
        remote  => _text( $env->{REMOTE_ADDR} ),
    );
}

sub problem {
    my ( $class, $status, $code, $title ) = @_;
    my $body = RT::Extension::Amends::Door->json(
        { type => 'about:blank', title => $title, status => $status, code => $code, detail => $title } );
    return [
        $status, [ 'Content-Type' => 'application/problem+json', 'Cache-Control' => 'no-store' ], [$body] ];
}

sub changes_state { return $_[1]{REQUEST_METHOD} !~ /\A(?:GET|HEAD|OPTIONS)\z/ }

sub _read_body {
    my ($env) = @_;
    return q{} if ( $env->{CONTENT_LENGTH} || 0 ) == 0 && !$env->{HTTP_TRANSFER_ENCODING};
    return if ( $env->{CONTENT_LENGTH} || 0 ) > MAX_BODY_BYTES;

    my ( $input, $body ) = ( $env->{'psgi.input'}, q{} );
    while ( $input->read( my $chunk, 65_536 ) ) {
        $body .= $chunk;
        return if length $body > MAX_BODY_BYTES;
    }
    return $body;
}

sub _headers {
    my ($env) = @_;
    my %headers;
    for my $name ( grep { /\AHTTP_/ } keys %{$env} ) {
        my $header = lc substr $name, length 'HTTP_';
        $header =~ tr/_/-/;
        $headers{$header} = _text( $env->{$name} );
    }
    $headers{'content-type'} = _text( $env->{CONTENT_TYPE} ) if length( $env->{CONTENT_TYPE} // q{} );
    delete @headers{@WITHHELD};
    return \%headers;
}

# What is no UTF-8 becomes replacement characters.
sub _text { return Encode::decode( 'UTF-8', $_[0] // q{} ) }

1;
