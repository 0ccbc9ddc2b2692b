package RT::Extension::Amends::WebFile;

use strict;
use warnings;

use Cpanel::JSON::XS ();
use Cwd              ();
use IO::File         ();
use Plack::MIME      ();
use Plack::Util      ();

# One of the web files, as a PSGI answer. The server may send it itself by its path (X-Sendfile).

# What browsers may keep for ever has the hash of its content in its name.
sub lasting_name {
    my ( $class, $folder, $plain ) = @_;
    my $manifest = eval {
        my $file = IO::File->new( "$folder/manifest.json", '<:raw' ) or die "$!\n";
        local $/ = undef;
        Cpanel::JSON::XS->new->utf8->decode( $file->getline );
    };
    return $manifest && $manifest->{files}{$plain} || $plain;
}

# Beside each file lies its twin in Brotli, for browsers that accept it.
sub new {
    my ( $class, $folder, $name, $accept_encoding ) = @_;
    my $root   = Cwd::realpath($folder) // die "the folder of the web files is missing\n";
    my $coding = _accepts_brotli($accept_encoding) && -f "$root/$name.br" ? 'br' : undef;
    my $path   = Cwd::realpath( "$root/$name" . ( $coding ? ".$coding" : q{} ) ) // q{};
    die "a web file is missing, or outside of its folder\n" unless $path =~ m{\A\Q$root\E/} && -f $path;

    return bless { name => $name, coding => $coding, path => $path }, $class;
}

sub answer {
    my ( $self, $env, $status, @headers ) = @_;
    my ( $size, $changed_at ) = ( stat $self->{path} )[ 7, 9 ];
    my $etag = qq{W/"$size-$changed_at"};
    push @headers, 'ETag' => $etag, 'Vary' => 'Accept-Encoding';
    return [ 304, \@headers, [] ] if ( $env->{HTTP_IF_NONE_MATCH} // q{} ) eq $etag;

    push @headers, 'Content-Length' => $size,
        'Content-Type' => Plack::MIME->mime_type( $self->{name} ) // 'application/octet-stream';
    push @headers, 'Content-Encoding' => $self->{coding} if $self->{coding};
    return [ $status, \@headers, [] ] if $env->{REQUEST_METHOD} eq 'HEAD';

    my $file = IO::File->new( $self->{path}, '<:raw' ) or die "a web file cannot be read: $!\n";
    Plack::Util::set_io_path( $file, $self->{path} );
    return [ $status, \@headers, $file ];
}

sub _accepts_brotli {
    my ($accept_encoding) = @_;
    return ( $accept_encoding // q{} ) =~ /(?:\A|,)\s*br\s*(?:\z|,|;\s*q=(?:1|0\.\d*[1-9]))/i;
}

1;
