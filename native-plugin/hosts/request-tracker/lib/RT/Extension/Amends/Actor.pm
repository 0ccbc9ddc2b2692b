package RT::Extension::Amends::Actor;

use strict;
use warnings;

use RT::ACL;
use RT::Queues;

# Who asks, as RT knows it. Rights become roles; queues are scopes. A person's id is the user's Name
# everywhere: as requester, agent, closer, assignee and recipient.

my @ROLES = ( [ manager => 'ManageAmends' ], [ agent => 'SeeAmends' ] );

sub host { return { id => 'rt', name => 'Request Tracker', roles => ['host'] } }

# With a queue: what somebody may there. Without: what somebody may in any queue. Nobody else gets a
# role without scopes than those who hold it for the whole of RT, for no scopes mean everything.
sub of {
    my ( $class, $user, $queue ) = @_;
    my ( $role, $scopes ) = $class->_role( $user, $queue );
    return $class->requester($user) unless $role;

    return {
        id    => $user->Name,
        name  => $class->called($user),
        roles => [$role],
        ( $scopes ? ( scopes => { queues => $scopes } ) : () ),
    };
}

# Of what somebody wrote themselves, an agent too is the requester.
sub requester { return { requester => $_[1]->Name } }

# 'manager', 'agent', or nothing: for RT's own pages.
sub role {
    my ( $class, $user, $queue ) = @_;
    my ($role) = $class->_role( $user, $queue );
    return $role && $role eq 'admin' ? 'manager' : $role;
}

sub is_admin {
    my ( $class, $user ) = @_;
    return $user->Privileged && $user->HasRight( Right => 'SuperUser', Object => RT->System );
}

# The queues in which somebody has a role, as objects.
sub queues {
    my ( $class, $user ) = @_;
    return _queues_with( $user, map { $_->[1] } @ROLES );
}

sub called {
    my ( $class, $user ) = @_;
    my $name = $user->RealName;
    return defined $name && length $name ? $name : $user->Name;
}

sub _role {
    my ( $class, $user, $queue ) = @_;

    # Those who have but the self service have no part in this, whatever Everyone was granted.
    return unless $user->Privileged;

    return ( 'admin', $queue && [ $queue->__Value('Name') ] ) if $class->is_admin($user);

    for (@ROLES) {
        my ( $role, $right ) = @{$_};
        return ($role) if !$queue && $user->HasRight( Right => $right, Object => RT->System );

        my @queues = $queue ? grep { _has( $user, $_, $right ) } $queue : _queues_with( $user, $right );
        return ( $role, [ map { $_->__Value('Name') } @queues ] ) if @queues;
    }
    return;
}

sub _queues_with {
    my ( $user, @rights ) = @_;
    my $queues = RT::Queues->new( RT->SystemUser );
    $queues->FindAllRows;
    $queues->UnLimit;
    my @ids = _granted_in(@rights);
    $queues->Limit( FIELD => 'id', OPERATOR => 'IN', VALUE => \@ids ) if !grep { !$_ } @ids;
    return @ids ? grep { _has( $user, $_, @rights ) } @{ $queues->ItemsArrayRef } : ();
}

# The ids of queues in which anybody has one of the rights; among them 0 where it is held in all of
# them. Every page of RT asks this for its menu: an RT may have hundreds of queues.
sub _granted_in {
    my (@rights) = @_;
    my $grants = RT::ACL->new( RT->SystemUser );
    $grants->Limit( FIELD => 'RightName', OPERATOR => 'IN', VALUE => \@rights );
    return map { $_->ObjectType eq 'RT::Queue' ? $_->ObjectId : 0 } @{ $grants->ItemsArrayRef };
}

sub _has {
    my ( $user, $queue, @rights ) = @_;
    return grep { $user->HasRight( Right => $_, Object => $queue ) } @rights;
}

1;
