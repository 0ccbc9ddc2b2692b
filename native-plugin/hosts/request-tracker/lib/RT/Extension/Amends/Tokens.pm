package RT::Extension::Amends::Tokens;

use strict;
use warnings;

use RT::Attachment;

# The secret part of rating links. A reply that quotes one would hand it to everybody who reads the
# ticket, so it is blotted out before anything is stored.

# Also as mail gateways write links into addresses of their own.
my $LINK = qr{((?:/|%2[Ff])r(?:/|%2[Ff]))[a-z2-7]{44}(?![a-z2-7])};

my $BLOT = Encode::encode( 'UTF-8', "\x{2026}" );

# Every way into a ticket leads through here, a multipart mail once for each of its parts.
sub watch {
    my ($class) = @_;
    my $create = RT::Attachment->can('Create');
    no warnings 'redefine';
    *RT::Attachment::Create = sub {
        my ( $self, %attachment ) = @_;
        eval { $class->blot( $attachment{Attachment} ); 1 }
            or RT::Extension::Amends->complain( 'a mail was not searched for links', $@ );
        return $self->$create(%attachment);
    };
    return;
}

# Takes a MIME entity, and looks at its own body only.
sub blot {
    my ( $class, $entity ) = @_;
    return unless $entity && $entity->bodyhandle && $entity->mime_type =~ m{\Atext/}i;

    my $text = $entity->bodyhandle->as_string;
    return unless $text =~ s/$LINK/$1$BLOT/g;

    $entity->bodyhandle( MIME::Body::InCore->new( \$text ) );
    $entity->head->delete('Content-Length');
    return;
}

1;
