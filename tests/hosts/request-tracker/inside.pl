#!/usr/bin/perl
use strict;
use warnings;

# Perl inside a private RT, for tests: lines of code in as JSON texts, what each printed out as JSON, one a
# line. RT takes a second or two to load; this way it loads once.

BEGIN { push @INC, '/usr/local/share/request-tracker5/lib', '/usr/share/request-tracker5/lib' }
use RT -init;
use Cpanel::JSON::XS;

my $codec = Cpanel::JSON::XS->new->utf8->allow_nonref;
STDOUT->autoflush(1);
while ( my $line = <STDIN> ) {
    my ( $code, $said ) = ( $codec->decode($line), q{} );
    open my $output, '>', \$said or die;
    my $stdout = select $output;
    my $done = eval "use strict; use warnings; use utf8; $code; 1";
    my $error = $@;
    select $stdout;
    print $codec->encode( $done ? { said => Encode::decode( 'UTF-8', $said ) } : { error => "$error" } ), "\n";
    DBIx::SearchBuilder::Record::Cachable->FlushCache;
    RT::Principal->InvalidateACLCache;
    %RT::Ticket::MERGE_CACHE = ( effective => {}, merged => {} );
}
