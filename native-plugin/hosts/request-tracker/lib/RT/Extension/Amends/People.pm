package RT::Extension::Amends::People;

use strict;
use warnings;

use RT::Queue;
use RT::Users;

# Those who have a right of Amends, by themselves and not as superusers.

# Who are told about a queue; where nobody manages it, the superusers.
sub managers {
    my ( $class, $queue ) = @_;
    my @managers = _who_have( 'ManageAmends', $queue );
    return @managers ? @managers : _unique( _found( Right => 'SuperUser', Object => RT->System ) );
}

# Who may see satisfaction in one of the queues.
sub viewers {
    my ( $class, @queues ) = @_;
    return _unique( map { my $queue = $_; map { _who_have( $_, $queue ) } qw(SeeAmends ManageAmends) } @queues );
}

# By RT's name.
sub named {
    my ( $class, $name ) = @_;
    my $user = RT::User->new( RT->SystemUser );
    $user->Load($name);
    return $user->Id && !$user->Disabled ? $user : ();
}

sub _who_have {
    my ( $right, $queue ) = @_;
    my $object = $queue && $queue->Id ? $queue : RT->System;
    return _unique( _found( Right => $right, Object => $object, IncludeSuperusers => 0 ) );
}

sub _found {
    my (%right) = @_;
    my $users = RT::Users->new( RT->SystemUser );
    $users->LimitToPrivileged;
    $users->LimitToEnabled;
    $users->WhoHaveRight( IncludeSystemRights => 1, %right );
    my @found;
    while ( my $user = $users->Next ) { push @found, $user }
    return @found;
}

# Each once, by name.
sub _unique {
    my %by_name = map { $_->Name => $_ } @_;
    return map { $by_name{$_} } sort keys %by_name;
}

1;
