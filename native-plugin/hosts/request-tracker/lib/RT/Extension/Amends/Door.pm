package RT::Extension::Amends::Door;

use strict;
use warnings;

use Cpanel::JSON::XS ();
use File::Basename   ();
use MIME::Base64     ();
use Time::HiRes      ();
use RT::Extension::Amends::Answer;
use RT::Extension::Amends::Configuration;
use RT::Extension::Amends::Library;

# The one door: a request goes in, an Answer comes out.

use constant DRAIN_EVERY_S => 1;

my %LOG_LEVELS = ( error => 'error', warn => 'warning', info => 'info' );

# Bytes on the library's side. Perl keeps many texts as Latin-1, which would be invalid there.
my $codec = Cpanel::JSON::XS->new->utf8;

sub json { return $codec->encode( $_[1] ) }

sub new {
    my ( $class, $configuration ) = @_;
    _refuse_root( $configuration->store );
    my $library  = RT::Extension::Amends::Library->new( $configuration->library );
    my $instance = $library->open_instance(
        $class->json( { store => $configuration->store, assets => $configuration->assets } ) );
    return bless {
        library       => $library,
        instance      => $instance,
        configuration => $configuration,
        drained_at    => 0,
    }, $class;
}

# Files that root makes beside the store would keep RT out of it.
sub _refuse_root {
    my ($store) = @_;
    my $owner = ( stat $store )[4] // ( stat File::Basename::dirname($store) )[4];
    return if $> != 0 || !$owner;

    my $name = getpwuid $owner;
    die "the store belongs to @{[$name // $owner]}, not to root: run this as that user\n";
}

sub configuration { return $_[0]{configuration} }
sub version       { return $_[0]{library}->version }

# Members: method, path, query, headers, body, remote, actor (design, the door) and deadline_ms.
sub call {
    my ( $self, %request ) = @_;
    my $deadline_ms = $request{deadline_ms} // RT::Extension::Amends::Configuration->web_deadline_ms;
    my $answer = eval {
        $self->{library}->handle( $self->{instance}, $self->_document(%request), $deadline_ms );
    };
    my $error = $@;
    $self->_drain_log;
    die $error unless defined $answer;

    return RT::Extension::Amends::Answer->new( $codec, $codec->decode($answer) );
}

sub _document {
    my ( $self, %request ) = @_;
    my $body = delete $request{body};
    delete $request{deadline_ms};
    return $self->json(
        {
            %request,
            base_url => $self->{configuration}->base_url,

            # Bytes from outside need not be text at all.
            ( length( $body // q{} ) ? ( body_b64 => MIME::Base64::encode_base64( $body, q{} ) ) : () ),
        }
    );
}

# The library prints nothing: its lines go to RT's log, at most once a second.
sub _drain_log {
    my ($self) = @_;
    my $now = Time::HiRes::clock_gettime( Time::HiRes::CLOCK_MONOTONIC() );
    return if $now - $self->{drained_at} < DRAIN_EVERY_S;

    $self->{drained_at} = $now;
    my $lines = eval { $self->{library}->drain_log( $self->{instance} ) };
    return RT::Extension::Amends->complain( 'its log could not be read', $@ ) unless defined $lines;

    for my $line ( split /\n/, $lines ) {
        my $entry = $codec->decode($line);
        my $level = $LOG_LEVELS{ $entry->{level} } // 'debug';
        RT->Logger->$level("Amends: $entry->{message}");
    }
    return;
}

1;
