package RT::Action::AmendsNotify;

use strict;
use warnings;

use base 'RT::Action::Notify';

use RT::Extension::Amends::Asking;
use RT::Extension::Amends::QuestionMail;
use RT::Interface::Email;

# RT's own notification; to the first requestor of a completed ticket it carries the question. That
# mail is not kept in the ticket: whoever reads it there could answer in the customer's name. Kept is
# the same mail without the question.

sub Commit {
    my ($self) = @_;
    my $asked = eval { $self->_ask; };
    RT::Extension::Amends->complain( 'nobody was asked about ticket ' . $self->TicketObj->Id, $@ ) if $@;
    return $self->SUPER::Commit unless $asked;

    my $sent = $self->SendMessage( $asked->{mail} );
    $self->_record( $asked->{address} ) if $sent > 0 && RT->Config->Get('RecordOutgoingEmail');
    return $self->_leave_out( $asked->{address} ) ? $self->SUPER::Commit : abs $sent;
}

# The mail with the question, and for whom; nothing where nobody is asked.
sub _ask {
    my ($self) = @_;
    my $user     = RT::Extension::Amends::Asking->whom( $self->TicketObj, @{ $self->{To} } ) or return;
    my $question = RT::Extension::Amends::Asking->question( $self->TicketObj, $user )        or return;
    my $mail = RT::Extension::Amends::QuestionMail->from( $self->TemplateObj->MIMEObj, $question );
    return { mail => _addressed( $mail, $user->EmailAddress ), address => $user->EmailAddress };
}

sub _record {
    my ( $self, $address ) = @_;
    my $mail = $self->TemplateObj->MIMEObj->dup;
    $self->RecordOutgoingMailTransaction( _addressed( $mail, $address ) );
    return;
}

# Takes one out of the recipients; returns whether there are others.
sub _leave_out {
    my ( $self, $address ) = @_;
    my $head = $self->TemplateObj->MIMEObj->head;
    @{ $self->{To} } = grep { lc ne lc $address } @{ $self->{To} };
    $head->delete('To');
    my ($to) = grep { @{ $_ || [] } } $self->{To}, $self->{PseudoTo};
    $self->SetHeader( To => join ', ', @{$to} ) if $to;
    $self->SetHeader(
        'Message-ID' => RT::Interface::Email::GenMessageId(
            Ticket      => $self->TicketObj,
            Scrip       => $self->ScripObj,
            ScripAction => $self->ScripActionObj,
        )
    );
    return grep { @{ $self->{$_} || [] } } qw(To Cc Bcc);
}

sub _addressed {
    my ( $mail, $address ) = @_;
    $mail->head->delete($_) for qw(Cc Bcc);
    $mail->head->replace( To => Encode::encode( 'UTF-8', $address ) );
    return $mail;
}

1;
