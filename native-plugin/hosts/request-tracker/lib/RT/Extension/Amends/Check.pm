package RT::Extension::Amends::Check;

use strict;
use warnings;

use URI;
use RT::Extension::Amends::Configuration;
use RT::Extension::Amends::Setup;
use RT::Extension::Amends::Tick;

# What is wrong with this installation, in plain words.

use constant LATE_MS => 5 * 60 * 1_000;

# Pairs of a verdict (good, odd or bad) and a sentence. Beyond a missing library there is nothing to look at.
sub run {
    my ( $class, $now_ms ) = @_;
    my $configuration = RT::Extension::Amends::Configuration->current;
    my @found = ( _in_database(), _resolutions() );
    my $door  = eval { RT::Extension::Amends->door };
    if ( !$door ) {
        chomp( my $why = $@ );
        return @found, [ bad => "Amends cannot be used: $why" ];
    }
    push @found, [ good => "The library @{[$configuration->library]} is there, version @{[$door->version]}" ];
    return @found, _assets( $configuration->assets ), _health( $configuration, $now_ms ), _addresses($configuration);
}

sub _in_database {
    my @missing = RT::Extension::Amends::Setup->missing;
    return [ good => 'The scrips and the custom field are there' ] unless @missing;
    return map { [ bad => "RT's database lacks $_: insert etc/initialdata" ] } @missing;
}

sub _resolutions {
    my @unknown = RT::Extension::Amends::Configuration->unknown_resolutions;
    return map { [ bad => "\$AmendsResolution says '$_': 'solved', 'duplicate' or 'inactivity' are known" ] } @unknown;
}

sub _assets {
    my ($folder) = @_;
    return [ good => "The web files are in $folder" ] if -r "$folder/manifest.json";
    return [ bad => "There are no web files in $folder" ];
}

sub _health {
    my ( $configuration, $now_ms ) = @_;
    my $answer = RT::Extension::Amends->ask_as_host( 'GET', '/api/health' );
    my $store  = $configuration->store;
    return [ bad => "The store $store cannot be used: " . $answer->complaint ] unless $answer->success;

    my $health = $answer->json;
    my @found = [ good => "The store $store can be used" ];
    push @found, map { [ odd => "Amends says: $_" ] } @{ $health->{problems} };
    my $failure = RT::Extension::Amends::Tick->failure;
    return @found, [ bad => "The last tick failed: $failure" ] if $failure;

    my $ticked = $health->{last_tick_at};
    return @found, [ good => 'The tick runs' ] if $ticked && $now_ms - $ticked < LATE_MS;
    return @found, [ bad => 'No tick in the last five minutes: let cron run bin/amends-rt-tick every minute' ];
}

sub _addresses {
    my ($configuration) = @_;
    my $base  = $configuration->base_url;
    my $ours  = URI->new($base);
    my $desk  = URI->new( RT->Config->Get('WebURL') );
    my @found = [ good => "Links in mails begin with $base" ];
    push @found, [ odd => 'Links in mails are not encrypted (http)' ] if $ours->scheme eq 'http' && !_is_local($ours);
    push @found, [ odd => 'Links in mails lead to this machine only' ] if _is_local($ours);
    push @found, [ bad => "RT is at @{[_origin($desk)]}: the manager's page saves nothing while these differ" ]
        if _origin($ours) ne _origin($desk);
    push @found, [ odd => 'Links are too long for a line of a mail: the address should have 26 characters' ]
        if length $base > 26;
    return @found;
}

sub _origin   { return $_[0]->scheme . '://' . $_[0]->host_port }
sub _is_local { return $_[0]->host =~ /\A(?:localhost|127\..*|\[?::1\]?)\z/ }

1;
