package RT::Extension::Amends::Effects;

use strict;
use warnings;

use Cpanel::JSON::XS ();
use RT::Extension::Amends::Notices;
use RT::Extension::Amends::Satisfaction;
use RT::Extension::Amends::Tasks;
use Scalar::Util ();

# What Amends wants done here: leased with the answer that caused it, or when due, carried out, and
# acknowledged. What is not acknowledged comes again.

use constant CONSUMER => 'rt';

# Bounds one run; what is left is done by the next.
use constant MAX_ROUNDS => 100;

# A page must not wait for a mail server: mails are left to the tick.
my @IN_ANSWERS = ('satisfaction.changed');

my %HANDLERS = (
    'satisfaction.changed' => sub { RT::Extension::Amends::Satisfaction->apply(@_) },
    'mail.send'            => sub { RT::Extension::Amends::Notices->deliver(@_) },
    'request.reply'        => sub { RT::Extension::Amends::Tasks->reply(@_) },
    'request.reopen'       => sub { RT::Extension::Amends::Tasks->reopen(@_) },
);

# Asks for the effects of a request. Not while RT has a transaction open: a failure in it would take
# RT's own change with it, and what RT rolls back must not be acknowledged.
sub lease {
    my ( $class, %request ) = @_;
    return %request if $request{method} =~ /\A(?:GET|HEAD|OPTIONS)\z/;
    return %request if $RT::Handle && $RT::Handle->TransactionDepth;

    $request{headers} = {
        %{ $request{headers} || {} },
        'x-amends-consumer' => CONSUMER,
        'x-amends-kinds'    => join( q{,}, @IN_ANSWERS ),
    };
    return %request;
}

# Those that are due; without kinds the ones for a page. Nothing while RT has a transaction open.
sub carry_out_due {
    my ( $class, @kinds ) = @_;
    return 0 if $RT::Handle && $RT::Handle->TransactionDepth;

    my $done = 0;
    my %lease = ( consumer => CONSUMER, kinds => @kinds ? \@kinds : \@IN_ANSWERS, limit => 50, lease_s => 60 );
    for ( 1 .. MAX_ROUNDS ) {
        my $leased = RT::Extension::Amends->demand_as_host( 'POST', '/api/outbox/lease', \%lease );

        # What has become pointless is not handed out, and may fill a whole lease.
        last unless @{ $leased->{effects} } || $leased->{more};

        $done += $class->carry_out( @{ $leased->{effects} } );
    }
    return $done;
}

sub carry_out_all {
    my ($class) = @_;
    return $class->carry_out_due( sort keys %HANDLERS );
}

# Returns how many of them succeeded.
sub carry_out {
    my ( $class, @effects ) = @_;
    return 0 unless @effects;

    my ( @done, @failed );
    for my $effect (@effects) {
        my $failure = _failure($effect);
        if   ($failure) { push @failed, { id => $effect->{id}, %{$failure} } }
        else            { push @done, $effect->{id} }
    }
    my %outcome = ( consumer => CONSUMER, ids => \@done, failed => \@failed );
    eval { RT::Extension::Amends->demand_as_host( 'POST', '/api/outbox/ack', \%outcome ); 1 }
        or RT::Extension::Amends->complain( 'effects could not be acknowledged', $@ );
    return scalar @done;
}

# Why an effect could not be carried out; nothing when it was.
sub _failure {
    my ($effect) = @_;
    return if eval {
        my $handler = $HANDLERS{ $effect->{op} } or die "unknown to this extension\n";
        RT::ConnectToDatabase();
        $handler->($effect);
        1;
    };
    my $error = $@;
    my $final = Scalar::Util::blessed($error) && $error->isa('RT::Extension::Amends::Impossible');
    RT::Extension::Amends->complain( "effect $effect->{id} ($effect->{op})", $error ) unless $final;
    return { error => substr( "$error", 0, 200 ), ( $final ? ( final => Cpanel::JSON::XS::true() ) : () ) };
}

1;
