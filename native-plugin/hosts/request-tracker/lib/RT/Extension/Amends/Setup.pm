package RT::Extension::Amends::Setup;

use strict;
use warnings;

use RT::CustomField;
use RT::Extension::Amends::Satisfaction;
use RT::Extension::Amends::Viewers;
use RT::Scrip;
use RT::ScripAction;
use RT::ScripCondition;
use RT::Scrips;

# What Amends keeps in RT's database. Both ways may be gone as often as one likes: what is there already,
# or gone already, stays as it is.

my $TELL_ACTION = 'Tell Amends';
my $ASK_ACTION  = 'Notify Requestors and ask for satisfaction';
my $RT_ACTION   = 'Notify Requestors';
my $TELL_SCRIP  = 'On any change, tell Amends';
my $ASK_SCRIP   = 'On Resolve Notify Requestors and ask for satisfaction';

sub install {
    my $tell = _action( $TELL_ACTION, 'Tells Amends about the ticket', 'AmendsTell' );
    my $ask  = _action( $ASK_ACTION, 'Sends mail to the requestors; the first is asked for satisfaction',
        'AmendsNotify', 'Requestor' );
    _make_field();
    _make_scrip(
        Description    => $TELL_SCRIP,
        ScripCondition => 'On Transaction',
        ScripAction    => $tell->Id,
        Template       => 'Blank',
        Stage          => 'TransactionCreate',
    ) unless @{ _scrips($tell) };
    _ask_in_mails($ask) unless @{ _scrips($ask) };
    RT::Extension::Amends::Viewers->follow;
    return;
}

# The field is disabled, not deleted: its values come back with it.
sub remove {
    my $tell = _load_action($TELL_ACTION);
    my $ask  = _load_action($ASK_ACTION);
    _done( $_->Delete ) for @{ _scrips($tell) };
    for my $scrip ( @{ _scrips($ask) } ) {
        if   ( $scrip->Description eq $ASK_SCRIP ) { _done( $scrip->Delete ) }
        else                                       { _give_action( $scrip, _load_action($RT_ACTION) ) }
    }
    _done( $_->Delete ) for grep { $_->Id } $tell, $ask;
    my $field = RT::Extension::Amends::Satisfaction->field;
    _done( $field->SetDisabled(1) ) if $field->Id;
    return;
}

# What is missing, in plain words.
sub missing {
    my @missing;
    push @missing, 'the custom field Satisfaction' unless RT::Extension::Amends::Satisfaction->field->Id;
    push @missing, 'a scrip that tells Amends'  unless @{ _enabled( _scrips( _load_action($TELL_ACTION) ) ) };
    push @missing, 'a scrip that asks'          unless @{ _enabled( _scrips( _load_action($ASK_ACTION) ) ) };
    return @missing;
}

# The one mail that goes out anyway is the one that asks.
sub _ask_in_mails {
    my ($ask) = @_;
    my @resolving = grep { $_->ConditionObj->Name eq 'On Resolve' } @{ _scrips( _load_action($RT_ACTION) ) };
    _give_action( $_, $ask ) for @resolving;
    _make_scrip(
        Description    => $ASK_SCRIP,
        ScripCondition => 'On Resolve',
        ScripAction    => $ask->Id,
        Template       => 'Resolved in HTML',
    ) unless @resolving;
    return;
}

sub _make_field {
    my $field = RT::CustomField->new( RT->SystemUser );
    $field->LoadByCols(
        Name       => RT::Extension::Amends::Satisfaction->FIELD,
        LookupType => RT::Ticket->CustomFieldLookupType,
    );
    if ( $field->Id ) {
        _done( $field->SetDisabled(0) ) if $field->Disabled;
        return;
    }
    _done(
        $field->Create(
            Name        => RT::Extension::Amends::Satisfaction->FIELD,
            Description => 'Kept by Amends',
            Type        => 'SelectSingle',
            LookupType  => RT::Ticket->CustomFieldLookupType,
        )
    );
    my $order = 0;
    for my $value ( RT::Extension::Amends::Satisfaction->labels ) {
        _done( $field->AddValue( Name => $value, SortOrder => ++$order ) );
    }
    _done( $field->AddToObject( RT::Queue->new( RT->SystemUser ) ) );
    return;
}

sub _action {
    my ( $name, $description, $module, $argument ) = @_;
    my $action = _load_action($name);
    return $action if $action->Id;

    my %made = ( Name => $name, Description => $description, ExecModule => $module, Argument => $argument );
    _done( $action->Create(%made) );
    return $action;
}

sub _load_action {
    my ($name) = @_;
    my $action = RT::ScripAction->new( RT->SystemUser );
    $action->LoadByCols( Name => $name );
    return $action;
}

sub _make_scrip { return _done( RT::Scrip->new( RT->SystemUser )->Create(@_) ) }

sub _give_action {
    my ( $scrip, $action ) = @_;
    return _done( $scrip->SetScripAction( $action->Id ) );
}

sub _scrips {
    my ($action) = @_;
    return [] unless $action->Id;

    my $scrips = RT::Scrips->new( RT->SystemUser );
    $scrips->FindAllRows;
    $scrips->Limit( FIELD => 'ScripAction', VALUE => $action->Id );
    return $scrips->ItemsArrayRef;
}

sub _enabled { return [ grep { !$_->Disabled } @{ $_[0] } ] }

sub _done {
    my ( $done, $why ) = @_;
    die "$why\n" unless $done;
    return;
}

1;
