package RT::Extension::Amends::Tick;

use strict;
use warnings;

use RT::Attribute;
use RT::Extension::Amends::Configuration;
use RT::Extension::Amends::Effects;
use RT::Extension::Amends::Untold;
use RT::Extension::Amends::Viewers;

# Lets time pass in Amends, and does what it then wants done. Run every minute.

use constant FAILURE => 'AmendsTickFailure';

# Returns how many effects were carried out. Why it failed is kept for those who look: a store on a full
# disk, which can be read as ever, is noticed here alone.
sub run {
    my ($class) = @_;
    my $done  = eval { _pass() };
    my $error = $@;
    eval { _keep( defined $done ? undef : $error ); 1 }
        or RT::Extension::Amends->complain( 'how the tick went could not be kept', $@ );
    die $error unless defined $done;
    _leave_note();
    return $done;
}

# For host-tick, which then need not load RT to let time pass.
sub _leave_note {
    my $note = $ENV{AMENDS_TICK_NOTE} or return;
    open my $file, '>', $note or die "$note: $!\n";
    print {$file} RT::Extension::Amends::Configuration->current->store;
    close $file or die "$note: $!\n";
    return;
}

# Why the last run failed, in a line; nothing when it did not.
sub failure {
    my $kept = _kept();
    return $kept->Id ? $kept->Content : undef;
}

sub _pass {
    RT::Extension::Amends::Viewers->follow;
    RT::Extension::Amends::Untold->tell;
    for ( 1 .. RT::Extension::Amends::Effects->MAX_ROUNDS ) {
        last unless RT::Extension::Amends->demand_as_host( 'POST', '/api/tick' )->{more};
    }
    return RT::Extension::Amends::Effects->carry_out_all;
}

sub _kept {
    my $kept = RT::Attribute->new( RT->SystemUser );
    $kept->LoadByNameAndObject( Name => FAILURE, Object => RT->System );
    return $kept;
}

sub _keep {
    my ($why) = @_;
    my $kept = _kept();
    $kept->Delete if $kept->Id;
    return unless defined $why;

    chomp $why;
    RT::Attribute->new( RT->SystemUser )->Create( Name => FAILURE, Object => RT->System, Content => $why );
    return;
}

1;
