package RT::Extension::Amends::Satisfaction;

use strict;
use warnings;

use RT::CustomField;
use RT::ObjectCustomFieldValues;
use RT::Ticket;

# A mirror of each ticket's satisfaction status in a custom field, for lists, filters and REST. Amends
# has the truth.

use constant {
    FIELD    => 'Satisfaction',
    REVISION => 'AmendsRevision',
};

# In the order in which they are offered: who needs something first. The other status, not_asked, is an
# empty field.
my @VALUES = (
    [ dissatisfied => 'Dissatisfied' ],
    [ addressed    => 'Addressed' ],
    [ neutral      => 'Neutral' ],
    [ satisfied    => 'Satisfied' ],
    [ asked        => 'Asked' ],
);
my %VALUE_OF = map { @{$_} } @VALUES;

sub labels { return map { $_->[1] } @VALUES }

# The field; one without an id when it is not there.
sub field {
    my $field = RT::CustomField->new( RT->SystemUser );
    $field->LoadByCols(
        Name       => FIELD,
        LookupType => RT::Ticket->CustomFieldLookupType,
        Disabled   => 0,
    );
    return $field;
}

# Effects may come twice and in any order: only a newer revision changes anything. A request that was
# imported into Amends from elsewhere is no ticket; and who has removed the field wants no mirror.
sub apply {
    my ( $class, $effect ) = @_;
    return unless $effect->{request} =~ /\A[1-9]\d{0,8}\z/;

    my $field = $class->field;
    return unless $field->Id;

    # Not Load, which would lead from a merged ticket to the one it was merged into.
    my $ticket = RT::Ticket->new( RT->SystemUser );
    $ticket->LoadById( $effect->{request} );
    return unless $ticket->Id;

    RT->DatabaseHandle->BeginTransaction;
    my $done = eval { _apply_newer( $field, $ticket, $effect ); 1 };
    my $error = $@;
    if ($done) {
        RT->DatabaseHandle->Commit;
        return;
    }
    RT->DatabaseHandle->Rollback;
    die $error;
}

# The row of the ticket is locked meanwhile, so that two workers cannot overtake each other.
sub _apply_newer {
    my ( $field, $ticket, $effect ) = @_;
    $ticket->LockForUpdate;
    my $known = $ticket->FirstAttribute(REVISION);
    return if $known && $known->Content >= $effect->{revision};

    _set( $field, $ticket, $VALUE_OF{ $effect->{status} } );
    my ( $kept, $why ) = $ticket->SetAttribute( Name => REVISION, Content => $effect->{revision} );
    die "the revision could not be kept: $why\n" unless $kept;
    return;
}

# Without a transaction of RT's: no mail, no line in the history, no other date of the last change. The
# panel shows the history.
sub _set {
    my ( $field, $ticket, $value ) = @_;

    # RT looks up in a list of this process whether the field has the value already; another may have
    # changed it since.
    RT::ObjectCustomFieldValues->ClearOCFVCache;
    my $current = $ticket->FirstCustomFieldValue( $field->Id );
    return if ( $current // q{} ) eq ( $value // q{} );

    my ( $done, $why ) =
        defined $value
        ? $ticket->AddCustomFieldValue( Field => $field->Id, Value => $value, RecordTransaction => 0 )
        : $field->DeleteValueForObject( Object => $ticket, Content => $current );
    die "the field could not be set: $why\n" unless $done;
    return;
}

1;
