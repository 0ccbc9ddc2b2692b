package RT::Extension::Amends::Configuration;

use strict;
use warnings;

# Where things are: environment first, then RT's configuration, then the places that the Debian
# packages use. Read when a process opens its door: a change needs a restart.

use constant {

    # How long a page or mail of RT waits for Amends.
    host_deadline_ms => 2_000,

    # How long a visitor's or a manager's own request may take.
    web_deadline_ms => 5_000,
};

use constant RESOLUTIONS => qw(solved duplicate inactivity);

my %PLACES = (
    library  => [ 'AmendsLibrary', 'libamends.so' ],
    store    => [ 'AmendsStore',   '/var/lib/amends/amends.db' ],
    assets   => [ 'AmendsAssets',  '/usr/share/amends/web' ],
    base_url => [ 'AmendsBaseURL', undef ],
);

sub current {
    my ($class) = @_;
    return bless { map { $_ => _place($_) } keys %PLACES }, $class;
}

sub library { return $_[0]{library} }
sub store   { return $_[0]{store} }
sub assets  { return $_[0]{assets} }

# Where customers reach the public mount. Never taken from a request's Host header.
sub base_url {
    my ($self) = @_;
    my $url = $self->{base_url} // RT->Config->Get('WebURL') . 'amends';
    $url =~ s{/+\z}{};
    return $url;
}

# Inactive statuses that complete nothing: who was turned away is not asked whether we helped.
sub no_completion {
    my $statuses = RT->Config->Get('AmendsNoCompletion');
    return map { lc } @{ $statuses || ['rejected'] };
}

# What a status says of how a ticket ended, in Amends' words; undef where nobody said.
sub resolution {
    my ( $class, $status ) = @_;
    my $said = $class->_resolutions->{ lc $status } // q{};
    return ( grep { $_ eq $said } RESOLUTIONS ) ? $said : undef;
}

# What stands in RT's configuration, and Amends has no word for.
sub unknown_resolutions {
    my ($class) = @_;
    my %known = map { $_ => 1 } RESOLUTIONS;
    return grep { !$known{$_} } values %{ $class->_resolutions };
}

sub _resolutions {
    my $said = RT->Config->Get('AmendsResolution') || {};
    return { map { ( lc $_ => $said->{$_} ) } keys %{$said} };
}

sub _place {
    my ($name) = @_;
    my ( $option, $usual ) = @{ $PLACES{$name} };
    for my $found ( $ENV{ 'AMENDS_' . uc $name }, scalar RT->Config->Get($option) ) {
        return $found if defined $found && length $found;
    }
    return $usual;
}

1;
