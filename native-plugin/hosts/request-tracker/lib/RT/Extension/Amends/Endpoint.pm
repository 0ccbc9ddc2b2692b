package RT::Extension::Amends::Endpoint;

use strict;
use warnings;

use RT::Extension::Amends::PsgiRequest;
use RT::Extension::Amends::WebFile;

# The public mount: rating pages and web files, in front of RT's session, cookie and CSRF check.
# Everything else below it is 404.

my $SORRY = 'This page cannot be shown just now. Please try again in a few minutes.';

sub call {
    my ( $class, $env ) = @_;
    my ($path) = $env->{PATH_INFO} =~ m{\A/amends(/(?:r|t|assets)/.*)\z}s
        or return RT::Extension::Amends::PsgiRequest->problem( 404, 'not_found', 'There is no such page' );

    my $answer = eval { _answer( $env, $path ) };
    my $error  = $@;
    RT::Extension::Amends->clean_up if RT::Extension::Amends::PsgiRequest->changes_state($env);
    return $answer if $answer;

    RT::Extension::Amends->complain( 'the public mount could not answer', $error );
    return [ 503, [ 'Content-Type' => 'text/plain; charset=utf-8', 'Retry-After' => 60 ], [$SORRY] ];
}

sub _answer {
    my ( $env, $path ) = @_;
    my %request = RT::Extension::Amends::PsgiRequest->from( $env, $path )
        or return RT::Extension::Amends::PsgiRequest->problem( 413, 'too_large', 'The request is too large' );

    my $answer = RT::Extension::Amends->ask(%request);
    return [ $answer->status, [ $answer->headers ], [ $answer->body ] ] unless defined $answer->file;

    my $assets = RT::Extension::Amends->door->configuration->assets;
    my $file = RT::Extension::Amends::WebFile->new( $assets, $answer->file, $env->{HTTP_ACCEPT_ENCODING} );
    return $file->answer( $env, $answer->status, $answer->headers );
}

1;
