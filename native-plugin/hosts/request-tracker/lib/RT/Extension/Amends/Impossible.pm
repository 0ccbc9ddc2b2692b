package RT::Extension::Amends::Impossible;

use strict;
use warnings;

use overload q{""} => sub { $_[0]{why} }, fallback => 1;

# RT does not allow it, and trying again will not help. Why is shown in the case, where there is one.

sub throw {
    my ( $class, $why ) = @_;
    die bless { why => $why }, $class;
}

1;
