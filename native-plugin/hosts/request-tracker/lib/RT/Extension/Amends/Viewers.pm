package RT::Extension::Amends::Viewers;

use strict;
use warnings;

use RT::ACL;
use RT::Extension::Amends::Satisfaction;

# Who may see satisfaction may see the custom field that mirrors it, and nobody else: RT knows rights on
# a field, not that one right follows from another. What an administrator granted by hand stays.

use constant GRANTED => 'AmendsViewers';

sub follow {
    my $field = RT::Extension::Amends::Satisfaction->field;
    return unless $field->Id;

    my %wanted = map { $_->PrincipalId => $_->PrincipalObj } @{ _grants('SeeAmends') }, @{ _grants('ManageAmends') };
    my $kept   = $field->FirstAttribute(GRANTED);
    my %before = map { $_ => 1 } @{ $kept ? $kept->Content : [] };
    _grant( $field, $wanted{$_} ) for grep { !$before{$_} } keys %wanted;
    _revoke( $field, $_ ) for grep { !$wanted{$_} } keys %before;
    return if join( q{,}, sort keys %wanted ) eq join q{,}, sort keys %before;

    $field->SetAttribute( Name => GRANTED, Content => [ sort { $a <=> $b } keys %wanted ] );
    return;
}

sub _grants {
    my ($right) = @_;
    my $grants = RT::ACL->new( RT->SystemUser );
    $grants->Limit( FIELD => 'RightName', VALUE => $right );
    return $grants->ItemsArrayRef;
}

sub _grant {
    my ( $field, $principal ) = @_;
    my ( $done, $why ) = $principal->GrantRight( Right => 'SeeCustomField', Object => $field );
    RT->Logger->debug("Amends: the field was not shown to principal @{[$principal->Id]}: $why") unless $done;
    return;
}

sub _revoke {
    my ( $field, $principal_id ) = @_;
    my $principal = RT::Principal->new( RT->SystemUser );
    $principal->Load($principal_id);
    return unless $principal->Id;

    my ( $done, $why ) = $principal->RevokeRight( Right => 'SeeCustomField', Object => $field );
    RT->Logger->debug("Amends: the field was not hidden from principal $principal_id: $why") unless $done;
    return;
}

1;
