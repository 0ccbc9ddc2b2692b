package RT::Extension::Amends::Answer;

use strict;
use warnings;

use MIME::Base64 ();

# What came through the door.

sub new {
    my ( $class, $codec, $document ) = @_;
    return bless { %{$document}, codec => $codec }, $class;
}

sub status  { return $_[0]{status} }
sub file    { return $_[0]{file} }
sub effects { return @{ $_[0]{effects} || [] } }

# Names and values in turn, as PSGI takes them.
sub headers {
    my ($self) = @_;
    return map { map { Encode::encode( 'UTF-8', $_ ) } @{$_} } @{ $self->{headers} || [] };
}

# Bytes.
sub body {
    my ($self) = @_;
    return MIME::Base64::decode_base64( $self->{body_b64} ) if defined $self->{body_b64};
    return Encode::encode( 'UTF-8', $self->{body} // q{} );
}

sub json    { return $_[0]{codec}->decode( $_[0]->body ) }
sub success { return $_[0]{status} >= 200 && $_[0]{status} <= 299 }

# Why it is no success, for the log: the code of the problem and the field to blame.
sub complaint {
    my ($self) = @_;
    my $problem = eval { $self->json } || {};
    return join q{ }, 'the answer was', grep { defined } $self->{status}, @{$problem}{qw(code field)};
}

1;
