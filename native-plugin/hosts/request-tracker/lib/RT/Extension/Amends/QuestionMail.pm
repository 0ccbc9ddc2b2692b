package RT::Extension::Amends::QuestionMail;

use strict;
use warnings;

use Encode ();
use MIME::Body;
use RT::Interface::Web;

# A mail of RT's with the question in both of its parts. RT would make the text part out of the HTML,
# and drop the links.

# Returns a new entity; the one that was given stays as it is.
sub from {
    my ( $class, $entity, $question ) = @_;
    my $mail = $entity->dup;
    my ($text) = _parts( $mail, 'text/plain' );
    my ($html) = _parts( $mail, 'text/html' );
    die "the mail has no text\n" unless $text || $html;

    $html = _add_html_part( $mail, $text ) unless $html;
    ($text) = _parts( $mail, 'text/plain' );
    _rewrite( $text, sub { _with_text( $_[0], $question->{text} ) } ) if $text;
    _rewrite( $html, sub { _with_html( $_[0], $question->{html} ) } );
    return $mail;
}

sub _parts {
    my ( $mail, $type ) = @_;
    return grep {
               $_->bodyhandle
            && $_->effective_type eq $type
            && !$_->head->get('RT-Attachment')
            && ( $_->head->mime_attr('Content-Disposition') // q{} ) ne 'attachment'
    } $mail->parts_DFS;
}

# Makes an alternative of the text and the same in HTML.
sub _add_html_part {
    my ( $mail, $text ) = @_;
    my $html = _body($text);
    RT::Interface::Web::EscapeHTML( \$html );
    $html =~ s{\r?\n}{<br>\n}g;
    $text->make_multipart( 'alternative', Force => 1 );
    $text->attach( Type => 'text/html', Charset => 'utf-8', Data => Encode::encode( 'UTF-8', $html ) );
    return ( _parts( $mail, 'text/html' ) )[0];
}

sub _with_text {
    my ( $body, $block ) = @_;
    $body =~ s/\s+\z//;
    return "$body\n\n$block\n";
}

sub _with_html {
    my ( $body, $block ) = @_;
    return $body if $body =~ s{(?=</body\s*>)}{$block\n}i;
    return "$body\n$block\n";
}

sub _body {
    my ($part) = @_;
    my $charset = $part->head->mime_attr('Content-Type.charset') || 'utf-8';
    return Encode::decode( $charset, $part->bodyhandle->as_string );
}

sub _rewrite {
    my ( $part, $change ) = @_;
    my $bytes = Encode::encode( 'UTF-8', $change->( _body($part) ) );
    $part->bodyhandle( MIME::Body::InCore->new( \$bytes ) );
    $part->head->mime_attr( 'Content-Type.charset' => 'utf-8' );
    $part->head->replace( 'Content-Transfer-Encoding' => 'quoted-printable' );
    return;
}

1;
